// Figures of what follows from the column: rates, energy, and how many cells a network makes conduct.
Object.assign(draw, {
  errors(figure) {
    const floor = -12;
    const shift = 6;
    const shown = value => (value > 0 ? Math.max(floor, Math.log10(value)) : floor);
    const some = rate => rate.estimate > 0 && Math.log10(rate.estimate) >= floor;
    const states = figure.states;
    const at = (pick, keep) => states
        .map((state, index) => [index, state])
        .filter(point => keep(point[1]))
        .map(([index, state]) => [index, shown(pick(state)), state]);
    const paper = 'paper P(E) ' + probability(figure.paper) + ' (U)';
    const what = (name, rate) =>
      name + ' ' + probability(rate.estimate) + ' [' + probability(rate.low) + ', ' + probability(rate.high) + ']';
    return base({
      xAxis: axis('state', Object.assign({ type: 'category', data: states.map(state => 'S' + state.n) }, flat)),
      yAxis: vertical('P(code wrong | n)', {
        type: 'value',
        min: floor,
        max: 0,
        interval: 2,
        axisLabel: { color: theme.soft, formatter: power },
        nameGap: 44,
      }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row => {
          if (row.seriesName === paper) return paper;
          const state = states[row.value[0]];
          return lines(
            'S' + state.n,
            what('counted', state.counted),
            state.wrong + ' of ' + state.simulations + ' simulations',
            what('normal tail', state.tail),
            ...(state.rare ? [what('rare-event sampling', state.rare)] : []),
          );
        },
      }),
      series: [
        {
          name: 'counted',
          type: 'scatter',
          symbolSize: 9,
          symbolOffset: [-shift, 0],
          z: 4,
          itemStyle: { color: theme.blue },
          data: at(
            state => state.counted.estimate,
            state => state.wrong > 0,
          ),
        },
        {
          name: 'none seen: upper bound',
          type: 'scatter',
          symbol: 'path://M4 0 H6 V7 H10 L5 13 L0 7 H4 Z',
          symbolSize: [12, 18],
          symbolOffset: [-shift, '50%'],
          z: 4,
          itemStyle: { color: theme.blue, opacity: 0.75 },
          data: at(
            state => state.counted.high,
            state => state.wrong === 0,
          ),
        },
        {
          name: 'normal tail',
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 10,
          symbolOffset: [shift, 0],
          z: 4,
          itemStyle: { color: OKABE.orange },
          data: at(
            state => state.tail.estimate,
            state => some(state.tail),
          ),
        },
        {
          name: 'rare-event sampling',
          type: 'scatter',
          symbol: 'rect',
          symbolSize: 8,
          z: 5,
          itemStyle: { color: OKABE.green },
          data: at(
            state => state.rare.estimate,
            state => state.rare && some(state.rare),
          ),
        },
        {
          name: paper,
          type: 'line',
          symbol: 'none',
          lineStyle: { color: OKABE.amber, type: 'dashed', width: 2 },
          itemStyle: { color: OKABE.amber },
          data: states.map((state, index) => [index, Math.log10(figure.paper)]),
        },
        intervals(
          'counted',
          at(
            state => state.counted.low,
            state => state.wrong > 0,
          ).map(([x, low, state]) => [x, low, shown(state.counted.high)]),
          theme.blue,
          -shift,
        ),
        intervals(
          'rare-event sampling',
          at(
            state => state.rare.low,
            state => state.rare && some(state.rare),
          ).map(([x, low, state]) => [x, low, shown(state.rare.high)]),
          OKABE.green,
          0,
        ),
        intervals(
          'normal tail',
          at(
            state => state.tail.low,
            state => some(state.tail),
          ).map(([x, low, state]) => [x, low, shown(state.tail.high)]),
          OKABE.orange,
          shift,
        ),
      ],
    });
  },

  energy(figure) {
    const parts = [
      ['bitline_J', 'bitlines', theme.blue],
      ['precharge_J', 'precharge driver', OKABE.amber],
      ['wordline_J', 'wordlines', OKABE.green],
      ['leakage_J', 'leakage', OKABE.pink],
    ];
    return base({
      xAxis: axis(
        'cells that discharge the bitline, n (k = 0)',
        Object.assign({ type: 'category', data: figure.states.map(state => String(state.n)) }, flat),
      ),
      yAxis: vertical('energy of a column\u2019s access (fJ)', { type: 'value' }),
      tooltip: Object.assign(base({}).tooltip, {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: rows =>
          lines(
            'n = ' + rows[0].name,
            ...rows
              .slice()
              .reverse()
              .map(row => marked(row, round(row.value, 2) + ' fJ')),
            'sum ' +
              round(
                rows.reduce((sum, row) => sum + row.value, 0),
                2,
              ) +
              ' fJ',
          ),
      }),
      series: parts.map(([key, name, colour]) => ({
        name,
        type: 'bar',
        stack: 'energy',
        barCategoryGap: '30%',
        itemStyle: { color: colour },
        data: figure.states.map(state => state[key] * 1e15),
      })),
    });
  },

  products(figure) {
    const paper = 'paper ' + round(figure.paper_J * 1e12, 2) + ' pJ (U)';
    const series = (name, points, symbol, colour) => ({
      name,
      type: 'line',
      symbol,
      symbolSize: 7,
      lineStyle: { color: colour, width: 2 },
      itemStyle: { color: colour },
      data: points.map(point => [point.products, point.energy_J * 1e12]),
    });
    return base({
      xAxis: axis('products that are not zero in each column, of 16', Object.assign({ type: 'value', min: 0, max: 16, interval: 2 }, flat)),
      yAxis: vertical('energy of a 16 \u00d7 256 product (pJ)', { type: 'value', min: 0 }),
      tooltip: Object.assign(base({}).tooltip, {
        trigger: 'axis',
        formatter: rows =>
          lines(rows[0].value[0] + ' products', ...rows.map(row => marked(row, round(row.value[1], 1) + ' pJ'))),
      }),
      series: [
        series('TiM-16: one access', figure.tim16, 'circle', theme.blue),
        series('TiM-8: two accesses', figure.tim8, 'diamond', OKABE.orange),
        {
          name: paper,
          type: 'line',
          symbol: 'none',
          lineStyle: { color: OKABE.amber, type: 'dashed', width: 2 },
          itemStyle: { color: OKABE.amber },
          data: [0, 16].map(products => [products, figure.paper_J * 1e12]),
        },
      ],
    });
  },

  counts(figure) {
    const least = Math.min(...figure.n.concat(figure.k).filter(share => share > 0));
    const floor = Math.floor(Math.log10(least));
    // Bars stand on the least power of ten, so their length is counted from there.
    const height = share => (share > 0 ? Math.log10(share) - floor : null);
    const bars = (name, shares, colour, index) => ({
      name,
      type: 'bar',
      barGap: '5%',
      itemStyle: { color: colour },
      data: shares.map(height),
      markArea: index
        ? undefined
        : {
            silent: true,
            itemStyle: { color: theme.soft, opacity: 0.12 },
            label: { color: theme.soft, position: 'insideTop', fontSize: 11 },
            data: [[{ name: 'reads as 8', xAxis: '9' }, { xAxis: '16' }]],
          },
    });
    return base({
      xAxis: axis('conducting cells', Object.assign({ type: 'category', data: figure.n.map((share, n) => String(n)) }, flat)),
      yAxis: vertical('share of column accesses', {
        type: 'value',
        min: 0,
        max: -floor,
        interval: -floor > 6 ? 2 : 1,
        axisLabel: { color: theme.soft, formatter: value => power(value + floor) },
      }),
      tooltip: Object.assign(base({}).tooltip, {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: rows =>
          lines(
            rows[0].name + ' cells',
            ...rows.map(
              row => marked(row, row.value == null ? 'never' : probability(Math.pow(10, row.value + floor))),
            ),
          ),
      }),
      series: [bars('n: products +1', figure.n, theme.blue, 0), bars('k: products \u22121', figure.k, OKABE.orange, 1)],
    });
  },
});
