'use strict';
// Draws the page's figures. Numbers arrive in SI units in the block #figures; units and prefixes are made here.
(function () {
  const figures = JSON.parse(document.getElementById('figures').textContent);
  const charts = [];
  // A phone, or a sheet of paper.
  const narrow = () => document.querySelector('main').clientWidth < 760;

  // From blue over magenta to gold with evenly rising lightness: the order of the states survives colour blindness and grey print.
  const STATES = ['#0d1f8c', '#3b12a0', '#6600a7', '#8b0aa5', '#aa2395', '#c33d80', '#d6566d', '#e66f5a', '#f28a47', '#f5a52f', '#e8bd1c'];
  const STATES_ON_DARK = ['#8f86ff', '#a97af5', '#bf70e6', '#d168d2', '#df66ba', '#e96aa1', '#f07489', '#f58371', '#f8965b', '#f9ad49', '#f6c83f'];
  // Okabe and Ito.
  const OKABE = { blue: '#0072b2', orange: '#d55e00', green: '#009e73', amber: '#e69f00', sky: '#56b4e9', pink: '#cc79a7' };

  let theme;
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue('--' + name).trim();
    const dark = !document.documentElement.dataset.print && matchMedia('(prefers-color-scheme: dark)').matches;
    theme = { dark, ink: colour('ink'), soft: colour('soft'), line: colour('line'), ground: colour('ground'),
      panel: colour('panel'), blue: dark ? OKABE.sky : OKABE.blue };
  }
  const stateColour = n => (theme.dark ? STATES_ON_DARK : STATES)[Math.min(10, n)];

  // --- text -----------------------------------------------------------------------------------------------------------

  const round = (value, digits) => value.toFixed(digits).replace('-', '\u2212');
  const superscript = n => String(n).replace('-', '\u207b').replace(/\d/g, d => '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[d]);
  // Axes with powers of ten are linear in the exponent: all their ticks can then be chosen.
  const power = exponent => '10' + superscript(exponent);
  const plain = value => typeof value === 'number' ? String(+value.toFixed(6)).replace('-', '\u2212') : value;
  function probability(value) {
    if (value === 0) return '0';
    if (value >= 0.01) return value.toPrecision(3);
    const [digits, exponent] = value.toExponential(1).split('e');
    return digits + '\u00b710' + superscript(Number(exponent));
  }
  function levelAt(points, time) {
    const after = Math.max(1, points.findIndex(point => point[0] >= time));
    const [[t0, v0], [t1, v1]] = [points[after - 1], points[after]];
    return v0 + (v1 - v0) * (time - t0) / (t1 - t0);
  }
  const lines = (head, ...rest) => '<b>' + head + '</b><br>' + rest.join('<br>');

  // --- parts of charts --------------------------------------------------------------------------------------------------

  const axis = (name, more) => Object.assign({
    name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: theme.soft }, axisLabel: { color: theme.soft, hideOverlap: true, formatter: plain },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.soft } }, axisTick: { show: true },
    splitLine: { lineStyle: { color: theme.line } }, minorSplitLine: { show: false },
  }, more);
  const flat = { splitLine: { show: false } };
  const vertical = (name, more) => axis(name, Object.assign({ nameGap: 46 }, more));

  const base = more => Object.assign({
    animation: false, backgroundColor: 'transparent',
    textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', color: theme.ink },
    grid: { left: 62, right: narrow() ? 16 : 40, top: 48, bottom: 54 },
    legend: { top: 4, type: 'scroll', itemWidth: 16, itemHeight: 9, textStyle: { color: theme.ink }, pageTextStyle: { color: theme.soft } },
    tooltip: { trigger: 'item', confine: true, backgroundColor: theme.panel, borderColor: theme.line, textStyle: { color: theme.ink, fontSize: 12 } },
  }, more);

  // Zooms with two fingers or with the wheel while Shift is held, so that the page still scrolls.
  const zoom = { type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'shift', moveOnMouseMove: 'shift', preventDefaultMouseMove: false };
  const slider = () => ({ type: 'slider', xAxisIndex: 0, filterMode: 'none', height: 18, bottom: 6, showDataShadow: false,
    borderColor: theme.line, textStyle: { color: theme.soft }, labelFormatter: value => round(value, 0) });

  const rule = (data, colour, type) => ({ silent: true, symbol: 'none', animation: false,
    lineStyle: { color: colour, type: type || 'dashed', width: 1 }, label: { color: theme.soft, fontSize: 11 }, data });

  // Bars of 95 % intervals: points are [x, low, high].
  const intervals = (name, data, colour, shift) => ({
    name, type: 'custom', silent: true, z: 3, itemStyle: { color: colour }, encode: { x: 0, y: [1, 2] }, data,
    renderItem: (params, api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      const x = low[0] + shift;
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.5 } });
      return { type: 'group', children: [line(x, low[1], x, high[1]), line(x - 4, low[1], x + 4, low[1]), line(x - 4, high[1], x + 4, high[1])] };
    },
  });

  // --- figures ----------------------------------------------------------------------------------------------------------

  const draw = {
    waveforms(figure) {
      const strobe = figure.strobe_s * 1e12;
      return base({
        legend: { show: false },
        grid: { left: 62, right: 24, top: 28, bottom: 78 },
        xAxis: axis('time after the wordline edge (ps)', Object.assign({ type: 'value', min: 'dataMin', max: 'dataMax' }, flat)),
        yAxis: vertical('V(BL) (mV)', { type: 'value', min: 0, max: 1000 * figure.vdd_V * 1.06, axisLabel: { color: theme.soft, showMaxLabel: false, formatter: plain } }),
        dataZoom: [zoom, slider()],
        tooltip: Object.assign(base({}).tooltip, { trigger: 'axis', axisPointer: { type: 'line', snap: true },
          formatter: rows => lines(round(rows[0].value[0], 1) + ' ps', ...rows.map(row => row.marker + row.seriesName + ' ' + round(row.value[1], 1) + ' mV')) }),
        series: figure.states.map((state, index) => ({
          name: 'S' + state.n, type: 'line', symbol: 'none', lineStyle: { width: 1.6, color: stateColour(state.n) }, itemStyle: { color: stateColour(state.n) },
          data: state.points.map(([t, v]) => [t * 1e12, v * 1e3]),
          // Named where they are sensed, on alternating sides: at the end of the axis the states have run together.
          markPoint: { silent: true, symbol: 'circle', symbolSize: 5, itemStyle: { color: stateColour(state.n) }, data: [{ coord: [strobe, levelAt(state.points, figure.strobe_s) * 1e3] }],
            label: { show: true, position: state.n % 2 ? 'left' : 'right', distance: 4, color: theme.ink, fontSize: 11, formatter: 'S' + state.n, textBorderColor: theme.ground, textBorderWidth: 3 } },
          markLine: index ? undefined : rule([
            { xAxis: strobe, label: { formatter: 'strobe ' + round(strobe, 1) + ' ps' } },
            { xAxis: 0, label: { formatter: 'wordline edge' }, lineStyle: { type: 'dotted' } }], theme.ink),
        })),
      });
    },

    margins(figure) {
      const names = figure.margins_V.map((margin, n) => 'S' + n + '\u2013S' + (n + 1));
      const band = reference => {
        const name = 'paper (U): ' + (reference.low_V === reference.high_V ? round(reference.low_V * 1e3, 0) + ' mV mean'
          : round(reference.low_V * 1e3, 0) + '\u2013' + round(reference.high_V * 1e3, 0) + ' mV');
        return { name, type: 'custom', z: 4, itemStyle: { color: OKABE.orange }, data: [[reference.first, reference.last, reference.low_V * 1e3, reference.high_V * 1e3]],
          encode: { x: [0, 1], y: [2, 3] }, tooltip: { formatter: name + ', S' + reference.first + '\u2013S' + reference.last },
          renderItem: (params, api) => {
            const half = api.size([1, 0])[0] / 2;
            const left = api.coord([api.value(0), api.value(3)]);
            const right = api.coord([api.value(1), api.value(2)]);
            const shape = { x: left[0] - half, y: left[1], width: right[0] - left[0] + 2 * half, height: Math.max(2, right[1] - left[1]) };
            return { type: 'rect', shape, style: { fill: OKABE.orange, opacity: shape.height > 2 ? 0.35 : 1, stroke: OKABE.orange } };
          } };
      };
      return base({
        xAxis: axis('neighbouring states', Object.assign({ type: 'category', data: names, axisLabel: { color: theme.soft, rotate: narrow() ? 60 : 0, fontSize: narrow() ? 10 : 11, interval: 0 }, nameGap: narrow() ? 56 : 30 }, flat)),
        yAxis: vertical('margin (mV)', { type: 'value' }),
        grid: { left: 62, right: 16, top: 48, bottom: narrow() ? 84 : 54 },
        tooltip: Object.assign(base({}).tooltip, { formatter: row => lines(row.name, round(row.value, 2) + ' mV') }),
        series: [{ name: 'simulated (S)', type: 'bar', barCategoryGap: '35%', itemStyle: { color: theme.blue }, data: figure.margins_V.map(margin => ({ value: margin * 1e3, label: margin > 0.02 ? { position: 'insideBottom', color: theme.dark ? '#000000' : '#ffffff' } : { position: 'top', color: theme.ink } })),
          label: { show: !narrow(), fontSize: 11, formatter: row => round(row.value, 1) } }].concat(figure.paper.map(band)),
      });
    },

    histograms(figure) {
      const width = figure.width_V * 1e3;
      const outline = state => {
        const edge = index => state.first_V * 1e3 + index * width;
        return [[edge(0), 0]].concat(state.counts.flatMap((count, index) => [[edge(index), count], [edge(index + 1), count]]), [[edge(state.counts.length), 0]]);
      };
      const ends = [Math.min(...figure.states.map(state => state.first_V)) * 1e3, Math.max(...figure.states.map(state => state.first_V * 1e3 + state.counts.length * width))];
      const label = state => {
        const peak = state.counts.indexOf(Math.max(...state.counts));
        return { coord: [state.first_V * 1e3 + (peak + 0.5) * width, Math.min(figure.top, state.counts[peak])], value: 'S' + state.n };
      };
      return base({
        legend: { show: false },
        grid: { left: 62, right: 20, top: 30, bottom: 78 },
        xAxis: axis('V(BL) at the strobe (mV)', Object.assign({ type: 'value', min: Math.max(0, Math.floor((ends[0] - 10) / 50) * 50), max: Math.ceil((ends[1] + 10) / 50) * 50 }, flat)),
        yAxis: vertical('columns in a bin', { type: 'value', max: figure.top }),
        dataZoom: [zoom, slider()],
        tooltip: Object.assign(base({}).tooltip, { trigger: 'axis', axisPointer: { type: 'line' }, formatter: rows => {
          const at = rows[0].axisValue;
          const hits = figure.states.map(state => [state.n, state.counts[Math.floor((at - state.first_V * 1e3) / width)]]).filter(hit => hit[1]);
          const low = Math.floor(at / width) * width;
          return lines(round(low, 1) + ' to ' + round(low + width, 1) + ' mV', ...hits.map(([n, count]) => 'S' + n + ': ' + count + ' columns'));
        } }),
        series: figure.states.map((state, index) => ({
          name: 'S' + state.n, type: 'line', symbol: 'none', clip: true, data: outline(state), lineStyle: { width: 1.2, color: stateColour(state.n) },
          itemStyle: { color: stateColour(state.n) }, areaStyle: { color: stateColour(state.n), opacity: theme.dark ? 0.4 : 0.3 },
          markPoint: { silent: true, symbol: 'circle', symbolSize: 0.01, label: { show: true, position: 'top', color: theme.ink, fontSize: 11, formatter: row => row.data.value }, data: [label(state)] },
          markLine: index ? undefined : rule(figure.thresholds_V.map((threshold, code) => ({ xAxis: threshold * 1e3, label: { show: false, formatter: 'T' + (code + 1) } })), theme.soft),
        })),
      });
    },

    quantiles(figure) {
      const ends = Math.ceil(Math.max(...figure.states.flatMap(state => state.points.map(point => Math.abs(point[0])))));
      return base({
        xAxis: axis('normal quantile (\u03c3)', Object.assign({ type: 'value', min: -ends, max: ends }, flat)),
        yAxis: vertical('voltage, standardised (\u03c3)', { type: 'value', min: -ends - 1, max: ends + 1 }),
        tooltip: Object.assign(base({}).tooltip, { formatter: row => lines(row.seriesName, 'quantile ' + round(row.value[0], 2) + ' \u03c3', 'voltage ' + round(row.value[1], 2) + ' \u03c3') }),
        series: figure.states.map((state, index) => ({
          name: 'S' + state.n, type: 'scatter', symbolSize: 4, itemStyle: { color: stateColour(state.n), opacity: 0.8 }, emphasis: { focus: 'series' }, data: state.points,
          markLine: index ? undefined : rule([[{ coord: [-ends, -ends] }, { coord: [ends, ends] }]], theme.ink, 'solid'),
        })),
      });
    },

    transfer(figure) {
      return base({
        xAxis: axis('summed strength \u03a3s (nominal cells)', Object.assign({ type: 'value', min: 0, max: 'dataMax', interval: 2 }, flat)),
        yAxis: vertical('V(BL) at the strobe (mV)', { type: 'value', min: 0 }),
        tooltip: Object.assign(base({}).tooltip, { formatter: row => lines(row.seriesName, '\u03a3s = ' + round(row.value[0], 2), round(row.value[1], 2) + ' mV') }),
        series: [
          { name: 'simulated S0 to S16 (S)', type: 'scatter', symbolSize: 8, z: 4, itemStyle: { color: OKABE.orange }, data: figure.nominal.map(([x, v]) => [x, v * 1e3]) },
          ...(figure.curve.length ? [{ name: 'table', type: 'line', symbol: 'none', lineStyle: { color: theme.blue, width: 2 }, itemStyle: { color: theme.blue }, data: figure.curve.map(([x, v]) => [x, v * 1e3]) }] : []),
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
        tooltip: Object.assign(base({}).tooltip, { formatter: row => lines(row.seriesName + ', sample ' + row.value[2], 'predicted ' + round(row.value[0], 2) + ' mV', 'error ' + round(row.value[1], 3) + ' mV') }),
        series: states.map((n, index) => ({
          name: 'S' + n, type: 'scatter', symbolSize: 5, itemStyle: { color: stateColour(n), opacity: 0.75 },
          data: figure.points.filter(point => point[0] === n).map(([, sample, predicted, error]) => [predicted * 1e3, error * 1e3, sample]),
          markLine: index ? undefined : rule([{ yAxis: rms, label: { position: 'insideEndTop', formatter: 'RMS ' + round(rms, 2) + ' mV' } }, { yAxis: -rms, label: { show: false } }], theme.ink),
        })),
      });
    },

    errors(figure) {
      const floor = -12;
      const shift = 6;
      const shown = value => value > 0 ? Math.max(floor, Math.log10(value)) : floor;
      const some = rate => rate.estimate > 0 && Math.log10(rate.estimate) >= floor;
      const states = figure.states;
      const at = (pick, keep) => states.map((state, index) => [index, shown(pick(state)), state]).filter(point => keep(point[2]));
      const paper = 'paper P(E) ' + probability(figure.paper) + ' (U)';
      const what = (name, rate) => name + ' ' + probability(rate.estimate) + ' [' + probability(rate.low) + ', ' + probability(rate.high) + ']';
      return base({
        xAxis: axis('state', Object.assign({ type: 'category', data: states.map(state => 'S' + state.n) }, flat)),
        yAxis: vertical('P(code wrong | n)', { type: 'value', min: floor, max: 0, interval: 2, axisLabel: { color: theme.soft, formatter: power }, nameGap: 44 }),
        tooltip: Object.assign(base({}).tooltip, { formatter: row => {
          if (row.seriesName === paper) return paper;
          const state = states[row.value[0]];
          return lines('S' + state.n, what('counted', state.counted), state.wrong + ' of ' + state.simulations + ' simulations', what('normal tail', state.tail));
        } }),
        series: [
          { name: 'counted', type: 'scatter', symbolSize: 9, symbolOffset: [-shift, 0], z: 4, itemStyle: { color: theme.blue }, data: at(state => state.counted.estimate, state => state.wrong > 0) },
          { name: 'none seen: upper bound', type: 'scatter', symbol: 'path://M4 0 H6 V7 H10 L5 13 L0 7 H4 Z', symbolSize: [12, 18], symbolOffset: [-shift, '50%'], z: 4, itemStyle: { color: theme.blue, opacity: 0.75 }, data: at(state => state.counted.high, state => state.wrong === 0) },
          { name: 'normal tail', type: 'scatter', symbol: 'diamond', symbolSize: 10, symbolOffset: [shift, 0], z: 4, itemStyle: { color: OKABE.orange }, data: at(state => state.tail.estimate, state => some(state.tail)) },
          { name: paper, type: 'line', symbol: 'none', lineStyle: { color: OKABE.amber, type: 'dashed', width: 2 }, itemStyle: { color: OKABE.amber }, data: states.map((state, index) => [index, Math.log10(figure.paper)]) },
          intervals('counted', at(state => state.counted.low, state => state.wrong > 0).map(([x, low, state]) => [x, low, shown(state.counted.high)]), theme.blue, -shift),
          intervals('normal tail', at(state => state.tail.low, state => some(state.tail)).map(([x, low, state]) => [x, low, shown(state.tail.high)]), OKABE.orange, shift),
        ],
      });
    },

    energy(figure) {
      const parts = [['bitline_J', 'bitlines', theme.blue], ['precharge_J', 'precharge driver', OKABE.amber], ['wordline_J', 'wordlines', OKABE.green], ['leakage_J', 'leakage', OKABE.pink]];
      return base({
        xAxis: axis('cells that discharge the bitline, n (k = 0)', Object.assign({ type: 'category', data: figure.states.map(state => String(state.n)) }, flat)),
        yAxis: vertical('energy of a column\u2019s access (fJ)', { type: 'value' }),
        tooltip: Object.assign(base({}).tooltip, { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: rows => lines('n = ' + rows[0].name,
          ...rows.slice().reverse().map(row => row.marker + row.seriesName + ' ' + round(row.value, 2) + ' fJ'), 'sum ' + round(rows.reduce((sum, row) => sum + row.value, 0), 2) + ' fJ') }),
        series: parts.map(([key, name, colour]) => ({ name, type: 'bar', stack: 'energy', barCategoryGap: '30%', itemStyle: { color: colour }, data: figure.states.map(state => state[key] * 1e15) })),
      });
    },

    counts(figure) {
      const least = Math.min(...figure.n.concat(figure.k).filter(share => share > 0));
      const floor = Math.floor(Math.log10(least));
      // Bars stand on the least power of ten, so their length is counted from there.
      const height = share => share > 0 ? Math.log10(share) - floor : null;
      const bars = (name, shares, colour, index) => ({ name, type: 'bar', barGap: '5%', itemStyle: { color: colour }, data: shares.map(height),
        markArea: index ? undefined : { silent: true, itemStyle: { color: theme.soft, opacity: 0.12 }, label: { color: theme.soft, position: 'insideTop', fontSize: 11 }, data: [[{ name: 'reads as 8', xAxis: '9' }, { xAxis: '16' }]] } });
      return base({
        xAxis: axis('conducting cells', Object.assign({ type: 'category', data: figure.n.map((share, n) => String(n)) }, flat)),
        yAxis: vertical('share of column accesses', { type: 'value', min: 0, max: -floor, interval: -floor > 6 ? 2 : 1, axisLabel: { color: theme.soft, formatter: value => power(value + floor) } }),
        tooltip: Object.assign(base({}).tooltip, { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: rows => lines(rows[0].name + ' cells',
          ...rows.map(row => row.marker + row.seriesName + ' ' + (row.value == null ? 'never' : probability(Math.pow(10, row.value + floor))))) }),
        series: [bars('n: products +1', figure.n, theme.blue, 0), bars('k: products \u22121', figure.k, OKABE.orange, 1)],
      });
    },
  };

  // --- drawing ----------------------------------------------------------------------------------------------------------

  function drawAll() {
    readTheme();
    charts.splice(0).forEach(chart => chart.dispose());
    document.querySelectorAll('[data-figure]').forEach(place => {
      const name = place.dataset.figure;
      // Many points are lighter on a canvas; the rest stays vector, for print.
      const renderer = name === 'residuals' || name === 'quantiles' ? 'canvas' : 'svg';
      const chart = echarts.init(place, null, { renderer });
      chart.setOption(draw[name](figures[name]));
      charts.push(chart);
    });
  }

  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      drawAll();
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  window.addEventListener('beforeprint', () => {
    document.documentElement.dataset.print = 'true';
    drawAll();
  });
  window.addEventListener('afterprint', () => {
    delete document.documentElement.dataset.print;
    drawAll();
  });
  drawAll();
})();
