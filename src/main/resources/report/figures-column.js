// Figures of the column: what ngspice and the tables say of the bitline. Numbers arrive in SI units.
const draw = {
  waveforms(figure) {
    const strobe = figure.strobe_s * 1e12;
    return base({
      legend: { show: false },
      grid: { left: 62, right: 24, top: 28, bottom: printed() ? 54 : 78 },
      xAxis: axis('time after the wordline edge (ps)', Object.assign({ type: 'value', min: 'dataMin', max: 'dataMax' }, flat)),
      yAxis: vertical('V(BL) (mV)', {
        type: 'value',
        min: 0,
        max: 1000 * figure.vdd_V * 1.06,
        axisLabel: { color: theme.soft, showMaxLabel: false, formatter: plain },
      }),
      dataZoom: zooms(),
      tooltip: Object.assign(base({}).tooltip, {
        trigger: 'axis',
        axisPointer: { type: 'line', snap: true },
        formatter: rows =>
          lines(
            round(rows[0].value[0], 1) + ' ps',
            ...rows.map(row => marked(row, round(row.value[1], 1) + ' mV')),
          ),
      }),
      series: figure.states.map((state, index) => ({
        name: 'S' + state.n,
        type: 'line',
        ...hoverOnly,
        symbolSize: 5,
        lineStyle: { width: 1.6, color: stateColour(state.n) },
        itemStyle: { color: stateColour(state.n) },
        data: state.points.map(([t, v]) => [t * 1e12, v * 1e3]),
        // Named where they are sensed, on alternating sides: at the end of the axis the states have run together.
        markPoint: {
          silent: true,
          symbol: 'circle',
          symbolSize: 5,
          itemStyle: { color: stateColour(state.n) },
          data: [{ coord: [strobe, levelAt(state.points, figure.strobe_s) * 1e3] }],
          label: {
            show: true,
            position: state.n % 2 ? 'left' : 'right',
            distance: 4,
            color: theme.ink,
            fontSize: 11,
            formatter: 'S' + state.n,
            textBorderColor: theme.ground,
            textBorderWidth: 3,
          },
        },
        markLine: index
          ? undefined
          : rule(
              [
                { xAxis: strobe, label: { formatter: 'strobe ' + round(strobe, 1) + ' ps' } },
                { xAxis: 0, label: { formatter: 'wordline edge' }, lineStyle: { type: 'dotted' } },
              ],
              theme.ink,
            ),
      })),
    });
  },

  margins(figure) {
    const names = figure.margins_V.map((margin, n) => 'S' + n + '\u2013S' + (n + 1));
    const band = reference => {
      const name =
        'paper (U): ' +
        (reference.low_V === reference.high_V
          ? round(reference.low_V * 1e3, 0) + ' mV mean'
          : round(reference.low_V * 1e3, 0) + '\u2013' + round(reference.high_V * 1e3, 0) + ' mV');
      return {
        name,
        type: 'custom',
        z: 4,
        itemStyle: { color: OKABE.orange },
        data: [[reference.first, reference.last, reference.low_V * 1e3, reference.high_V * 1e3]],
        encode: { x: [0, 1], y: [2, 3] },
        tooltip: { formatter: name + ', S' + reference.first + '\u2013S' + (reference.last + 1) },
        renderItem: (params, api) => {
          const half = api.size([1, 0])[0] / 2;
          const left = api.coord([api.value(0), api.value(3)]);
          const right = api.coord([api.value(1), api.value(2)]);
          const shape = { x: left[0] - half, y: left[1], width: right[0] - left[0] + 2 * half, height: Math.max(2, right[1] - left[1]) };
          return { type: 'rect', shape, style: { fill: OKABE.orange, opacity: shape.height > 2 ? 0.35 : 1, stroke: OKABE.orange } };
        },
      };
    };
    return base({
      xAxis: axis(
        'neighbouring states',
        Object.assign(
          {
            type: 'category',
            data: names,
            axisLabel: { color: theme.soft, rotate: narrow() ? 60 : 0, fontSize: narrow() ? 10 : 11, interval: 0 },
            nameGap: narrow() ? 56 : 30,
          },
          flat,
        ),
      ),
      yAxis: vertical('margin (mV)', { type: 'value' }),
      grid: { left: 62, right: 16, top: printed() ? 66 : 48, bottom: narrow() ? 84 : 54 },
      tooltip: Object.assign(base({}).tooltip, { formatter: row => lines(row.name, round(row.value, 2) + ' mV') }),
      series: [
        {
          name: 'simulated (S)',
          type: 'bar',
          barCategoryGap: '35%',
          itemStyle: { color: theme.blue },
          data: figure.margins_V.map(margin => ({
            value: margin * 1e3,
            label:
              margin > 0.02
                ? { position: 'insideBottom', color: theme.dark ? '#000000' : '#ffffff' }
                : { position: 'top', color: theme.ink },
          })),
          label: { show: printed() || !narrow(), fontSize: narrow() ? 9 : 11, formatter: row => round(row.value, 1) },
        },
      ].concat(figure.paper.map(band)),
    });
  },

  histograms(figure) {
    const width = figure.width_V * 1e3;
    const outline = state => {
      const edge = index => state.first_V * 1e3 + index * width;
      return [[edge(0), 0]].concat(
        state.counts.flatMap((count, index) => [
          [edge(index), count],
          [edge(index + 1), count],
        ]),
        [[edge(state.counts.length), 0]],
      );
    };
    const ends = [
      Math.min(...figure.states.map(state => state.first_V)) * 1e3,
      Math.max(...figure.states.map(state => state.first_V * 1e3 + state.counts.length * width)),
    ];
    const label = state => {
      const peak = state.counts.indexOf(Math.max(...state.counts));
      return { coord: [state.first_V * 1e3 + (peak + 0.5) * width, Math.min(figure.top, state.counts[peak])], value: 'S' + state.n };
    };
    return base({
      legend: { show: false },
      grid: { left: 62, right: 20, top: 30, bottom: printed() ? 54 : 78 },
      xAxis: axis(
        'V(BL) at the strobe (mV)',
        Object.assign(
          { type: 'value', min: Math.max(0, Math.floor((ends[0] - 10) / 50) * 50), max: Math.ceil((ends[1] + 10) / 50) * 50 },
          flat,
        ),
      ),
      yAxis: vertical('columns in a bin', { type: 'value', max: figure.top }),
      dataZoom: zooms(),
      tooltip: Object.assign(base({}).tooltip, {
        trigger: 'axis',
        axisPointer: { type: 'line' },
        formatter: rows => {
          // The pointer rests on an edge, which belongs to the bin above it; a little more keeps rounding from the bin below.
          const bin = Math.floor(rows[0].axisValue / width + 1e-6);
          const hits = figure.states
            .map(state => [state.n, state.counts[bin - Math.round((state.first_V * 1e3) / width)]])
            .filter(hit => hit[1]);
          return lines(
            round(bin * width, 2) + ' to ' + round((bin + 1) * width, 2) + ' mV',
            ...hits.map(([n, count]) => 'S' + n + ': ' + count + (count === 1 ? ' column' : ' columns')),
          );
        },
      }),
      series: figure.states.map((state, index) => ({
        name: 'S' + state.n,
        type: 'line',
        ...hoverOnly,
        symbolSize: 4,
        data: outline(state),
        lineStyle: { width: 1.2, color: stateColour(state.n) },
        itemStyle: { color: stateColour(state.n) },
        areaStyle: { color: stateColour(state.n), opacity: theme.dark ? 0.4 : 0.3 },
        markPoint: {
          silent: true,
          symbol: 'circle',
          symbolSize: 0.01,
          label: { show: true, position: 'top', color: theme.ink, fontSize: 11, formatter: row => row.data.value },
          data: [label(state)],
        },
        markLine: index
          ? undefined
          : rule(
              figure.thresholds_V.map((threshold, code) => ({
                xAxis: threshold * 1e3,
                label: { show: false, formatter: 'T' + (code + 1) },
              })),
              theme.soft,
            ),
      })),
    });
  },

  quantiles(figure) {
    const ends = Math.ceil(Math.max(...figure.states.flatMap(state => state.points.map(point => Math.abs(point[0])))));
    return base({
      xAxis: axis('normal quantile (\u03c3)', Object.assign({ type: 'value', min: -ends, max: ends }, flat)),
      yAxis: vertical('voltage, standardised (\u03c3)', { type: 'value', min: -ends - 1, max: ends + 1 }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row =>
          lines(row.seriesName, 'quantile ' + round(row.value[0], 2) + ' \u03c3', 'voltage ' + round(row.value[1], 2) + ' \u03c3'),
      }),
      series: figure.states.map((state, index) => ({
        name: 'S' + state.n,
        type: 'scatter',
        symbolSize: 4,
        itemStyle: { color: stateColour(state.n), opacity: 0.8 },
        emphasis: { focus: 'series' },
        data: state.points,
        markLine: index ? undefined : rule([[{ coord: [-ends, -ends] }, { coord: [ends, ends] }]], theme.ink, 'solid'),
      })),
    });
  },

  transfer(figure) {
    return base({
      xAxis: axis('summed strength \u03a3s (nominal cells)', Object.assign({ type: 'value', min: 0, max: 'dataMax', interval: 2 }, flat)),
      yAxis: vertical('V(BL) at the strobe (mV)', { type: 'value', min: 0 }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row => lines(row.seriesName, '\u03a3s = ' + round(row.value[0], 2), round(row.value[1], 2) + ' mV'),
      }),
      series: [
        {
          name: 'simulated S0 to S16 (S)',
          type: 'scatter',
          symbolSize: 8,
          z: 4,
          itemStyle: { color: OKABE.orange },
          data: figure.nominal.map(([x, v]) => [x, v * 1e3]),
        },
        ...(figure.curve.length
          ? [
              {
                name: 'table fitted to simulations (S)',
                type: 'line',
                symbol: 'none',
                lineStyle: { color: theme.blue, width: 2 },
                itemStyle: { color: theme.blue },
                data: figure.curve.map(([x, v]) => [x, v * 1e3]),
              },
            ]
          : []),
      ],
    });
  },

  residuals(figure) {
    const states = [...new Set(figure.points.map(point => point[0]))].sort((a, b) => a - b);
    const rms = figure.rms_V * 1e3;
    return base({
      legend: Object.assign(base({}).legend, { show: states.length > 1 }),
      xAxis: axis('predicted V(BL) (mV)', Object.assign({ type: 'value', scale: true }, flat)),
      yAxis: vertical('predicted \u2212 simulated (mV)', { type: 'value' }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row =>
          lines(
            row.seriesName + ', sample ' + row.value[2],
            'predicted ' + round(row.value[0], 2) + ' mV',
            'error ' + round(row.value[1], 3) + ' mV',
          ),
      }),
      series: states.map((n, index) => ({
        name: 'S' + n,
        type: 'scatter',
        symbolSize: 5,
        itemStyle: { color: stateColour(n), opacity: 0.75 },
        data: figure.points.filter(point => point[0] === n).map(([, sample, predicted, error]) => [predicted * 1e3, error * 1e3, sample]),
        markLine: index
          ? undefined
          : rule(
              [
                { yAxis: rms, label: { position: 'insideEndTop', formatter: 'RMS ' + round(rms, 2) + ' mV' } },
                { yAxis: -rms, label: { show: false } },
              ],
              theme.ink,
            ),
      })),
    });
  },
};
