// Figures of a study that declares its own circuit. Numbers arrive in SI units, whose names are the user's own.
const COLOURS = () => [theme.blue, OKABE.orange, OKABE.green, OKABE.pink, OKABE.amber, theme.dark ? OKABE.blue : OKABE.sky, '#8a6d3b', '#7a68a6'];
const colourOf = index => COLOURS()[index % COLOURS().length];
const PREFIXES = ['a', 'f', 'p', 'n', '\u00b5', 'm', '', 'k', 'M', 'G', 'T'];
const takesPrefix = unit => /^[A-Za-z\u03a9]+(\/[A-Za-z]+)?$/.test(unit) && !/^(dB\w*|deg|rad|K|degC)$/.test(unit);

// One factor for a whole axis, so that its numbers are short: 1e-9 for ns.
function scaled(values, unit) {
  const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  const group = largest > 0 ? Math.floor(Math.log10(largest * 1.0000001) / 3) : 0;
  if (takesPrefix(unit)) {
    const prefix = Math.max(-6, Math.min(4, group));
    return { factor: Math.pow(10, 3 * prefix), unit: PREFIXES[prefix + 6] + unit };
  }
  const plainly = unit === '1' ? '' : unit;
  if (group >= -1 && group <= 1) return { factor: 1, unit: plainly };
  return { factor: Math.pow(10, 3 * group), unit: (power(3 * group) + ' ' + plainly).trim() };
}
const titled = (name, unit) => (unit ? name + ' (' + unit + ')' : name);
// A number with a prefix, for ticks of logarithmic axes.
function short(value) {
  if (value === 0) return '0';
  const group = Math.max(-6, Math.min(4, Math.floor(Math.log10(Math.abs(value) * 1.0000001) / 3)));
  return plain(+(value / Math.pow(10, 3 * group)).toPrecision(4)) + PREFIXES[group + 6];
}
const digits = value => String(+value.toPrecision(5)).replace('-', '\u2212');
// Where the data are, and limits that are not so far away that they would flatten them.
function reach(values, limits) {
  let low = Math.min(...values);
  let high = Math.max(...values);
  const span = high - low || Math.abs(high) || 1;
  limits.forEach(limit => {
    if (limit > low - 2 * span && limit < high + 2 * span) {
      low = Math.min(low, limit);
      high = Math.max(high, limit);
    }
  });
  const room = 0.04 * (high - low || span);
  return { min: low - room, max: high + room };
}

Object.assign(draw, {
  lines(figure) {
    const points = figure.series.flatMap(line => line.points);
    const categories = figure.x.categories.length > 0;
    const x = figure.x.log || categories ? { factor: 1, unit: figure.x.unit } : scaled(points.map(point => point[0]), figure.x.unit);
    const y = figure.logY ? { factor: 1, unit: figure.unit === '1' ? '' : figure.unit } : scaled(points.flatMap(point => point.slice(1)), figure.unit);
    const range = reach(
      points.flatMap(point => point.slice(1)).map(value => value / y.factor),
      figure.limits.map(limit => limit.value / y.factor),
    );
    const log = { type: 'log', axisLabel: { color: theme.soft, hideOverlap: true, formatter: short }, minorTick: { show: true } };
    const many = points.length / Math.max(1, figure.series.length) > 40;
    const bars = figure.series
      .map((line, index) => [line, index])
      .filter(([line]) => line.points.some(point => point.length > 2))
      .map(([line, index]) =>
        intervals(line.name, line.points.filter(p => p.length > 2).map(p => [p[0] / x.factor, p[2] / y.factor, p[3] / y.factor]), colourOf(index), 0),
      );
    return base({
      legend: Object.assign(base({}).legend, { show: figure.series.length > 1 }),
      xAxis: axis(
        titled(figure.x.name, x.unit),
        Object.assign(categories ? { type: 'category', data: figure.x.categories } : figure.x.log ? log : { type: 'value', scale: true }, flat),
      ),
      yAxis: vertical(titled(figure.y, y.unit), figure.logY ? log : {
          type: 'value',
          scale: true,
          // Limits are no data, so the axis would not reach to them by itself.
          min: figure.limits.length ? own => Math.min(own.min, range.min) : undefined,
          max: figure.limits.length ? own => Math.max(own.max, range.max) : undefined,
          axisLabel: { color: theme.soft, hideOverlap: true, formatter: plain, showMinLabel: !figure.limits.length, showMaxLabel: !figure.limits.length },
        }),
      dataZoom: [zoom],
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row =>
          lines(
            row.seriesName,
            figure.x.name + ' = ' + (categories ? figure.x.categories[row.value[0]] : digits(row.value[0]) + ' ' + x.unit),
            figure.y + ' = ' + digits(row.value[1]) + ' ' + y.unit,
          ),
      }),
      series: [
        ...figure.series.map((line, index) => ({
          name: line.name,
          type: 'line',
          symbol: 'circle',
          showSymbol: !many,
          symbolSize: 6,
          zlevel: 0,
          z: 4,
          lineStyle: { width: 1.6, color: colourOf(index), type: categories ? 'dotted' : 'solid' },
          itemStyle: { color: colourOf(index) },
          data: line.points.map(point => [point[0] / x.factor, point[1] / y.factor]),
          markLine: index
            ? undefined
            : rule(
                figure.limits.map(limit => ({ yAxis: limit.value / y.factor, label: { position: 'insideEndTop', formatter: () => limit.name } })),
                theme.soft,
              ),
        })),
        ...bars,
      ],
    });
  },

  spread(figure) {
    const all = figure.distributions.flatMap(one => one.cumulated.map(point => point[0]));
    const y = scaled(all, figure.unit);
    const limits = figure.limits.map(limit => limit.value / y.factor);
    const bins = figure.distributions.flatMap(one => [one.first, one.first + one.counts.length * figure.width]);
    const range = reach(all.concat(bins).map(value => value / y.factor), limits);
    const bounded = { type: 'value', min: range.min, max: range.max };
    // The ends are where the data are, no round numbers.
    const edges = Object.assign(
      { axisLabel: { color: theme.soft, hideOverlap: true, formatter: plain, showMinLabel: false, showMaxLabel: false } },
      bounded,
      flat,
    );
    // A line that leaves the picture would not be drawn at all.
    const normalLine = one => {
      const at = z => (one.mean + z * one.sigma) / y.factor;
      const reached = level => (one.sigma > 0 ? (level * y.factor - one.mean) / one.sigma : 0);
      return [Math.max(-ends, reached(range.min)), Math.min(ends, reached(range.max))].map(z => ({ coord: [z, at(z)] }));
    };
    const measured = titled(figure.measure, y.unit);
    const shown = narrow() ? [0] : [0, 1, 2];
    const grids = narrow() ? [{ left: 50, right: 16, top: 40, bottom: 54 }] : [
      { left: '6%', width: '25%', top: 40, bottom: 54 },
      { left: '39%', width: '25%', top: 40, bottom: 54 },
      { left: '73%', width: '25%', top: 40, bottom: 54 },
    ];
    const ends = Math.ceil(Math.max(...figure.distributions.flatMap(one => one.quantiles.map(point => Math.abs(point[0])))) + 0.2);
    const vertically = index =>
      index ? undefined : rule(figure.limits.map((limit, i) => ({ xAxis: limits[i], label: { show: false, formatter: () => limit.name } })), theme.ink);
    const outline = one => {
      const points = [[one.first / y.factor, 0]];
      one.counts.forEach((count, bin) => {
        points.push([(one.first + bin * figure.width) / y.factor, count], [(one.first + (bin + 1) * figure.width) / y.factor, count]);
      });
      points.push([(one.first + one.counts.length * figure.width) / y.factor, 0]);
      return points;
    };
    const kinds = [
      (one, index) => ({
        type: 'line',
        ...hoverOnly,
        data: outline(one),
        lineStyle: { width: 1.2, color: colourOf(index) },
        areaStyle: { color: colourOf(index), opacity: theme.dark ? 0.35 : 0.22 },
        markLine: vertically(index),
      }),
      (one, index) => ({
        type: 'line',
        ...hoverOnly,
        step: 'end',
        data: one.cumulated.map(([value, share]) => [value / y.factor, share]),
        lineStyle: { width: 1.6, color: colourOf(index) },
        markLine: vertically(index),
      }),
      (one, index) => ({
        type: 'scatter',
        symbolSize: 4,
        data: one.quantiles.map(([z, value]) => [z, value / y.factor]),
        markLine: rule(
          [
            normalLine(one),
            ...(index ? [] : limits.map(limit => ({ yAxis: limit, lineStyle: { color: theme.ink, type: 'dashed' }, label: { show: false } }))),
          ],
          colourOf(index),
          'solid',
        ),
      }),
    ];
    return base({
      legend: Object.assign(base({}).legend, { show: figure.distributions.length > 1 }),
      grid: grids,
      xAxis: [
        axis(measured, Object.assign({ gridIndex: 0 }, edges)),
        axis(measured, Object.assign({ gridIndex: 1 }, edges)),
        axis('normal quantile (\u03c3)', Object.assign({ gridIndex: 2, type: 'value', min: -ends, max: ends }, flat)),
      ].slice(0, shown.length),
      yAxis: [
        vertical('samples', { gridIndex: 0, type: 'value', minInterval: 1, nameGap: 36 }),
        vertical('share of samples up to', { gridIndex: 1, type: 'value', min: 0, max: 1, nameGap: 36 }),
        vertical(measured, Object.assign({ gridIndex: 2 }, edges, { splitLine: { lineStyle: { color: theme.line } } })),
      ].slice(0, shown.length),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row => lines(row.seriesName, digits(row.value[0]) + ', ' + digits(row.value[1])),
      }),
      series: shown.flatMap(kind =>
        figure.distributions.map((one, index) =>
          Object.assign({ name: one.name, xAxisIndex: kind, yAxisIndex: kind, itemStyle: { color: colourOf(index) } }, kinds[kind](one, index)),
        ),
      ),
    });
  },

  yields(figure) {
    const x = scaled([figure.limit, ...figure.curves.flatMap(curve => curve.counted.map(point => point[0]))], figure.unit);
    const exponent = value => Math.log10(value);
    const least = Math.min(
      ...figure.curves.flatMap(curve => [
        ...curve.counted.map(point => point[2] || point[1]),
        ...curve.normal.map(point => Math.max(point[1], 1e-12)),
        ...curve.rare.map(point => point[2] || point[1]),
      ]),
    );
    const floor = Math.max(-16, Math.floor(exponent(least)));
    const low = value => Math.max(floor, exponent(Math.max(value, 1e-30)));
    return base({
      legend: Object.assign(base({}).legend, { data: figure.curves.map(curve => curve.name), show: figure.curves.length > 1 }),
      xAxis: axis('limit of ' + titled(figure.measure, x.unit), Object.assign({ type: 'value', scale: true }, flat)),
      yAxis: vertical('share ' + (figure.upper ? 'above' : 'below') + ' the limit', {
        type: 'value',
        min: floor,
        max: 0,
        minInterval: 1,
        axisLabel: { color: theme.soft, formatter: power },
      }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row =>
          lines(
            row.seriesName,
            'limit ' + digits(row.value[0]) + ' ' + x.unit,
            probability(Math.pow(10, row.value[1])) + ' violate it',
          ),
      }),
      series: figure.curves.flatMap((curve, index) => [
        {
          name: curve.name,
          type: 'line',
          symbol: 'none',
          lineStyle: { color: colourOf(index), width: 1.2, type: 'dashed' },
          itemStyle: { color: colourOf(index) },
          data: curve.normal.filter(point => exponent(point[1]) >= floor).map(point => [point[0] / x.factor, exponent(point[1])]),
          markLine: index
            ? undefined
            : rule([{ xAxis: figure.limit / x.factor, label: { position: 'insideEndTop', formatter: 'limit of the plan' } }], theme.ink),
        },
        {
          name: curve.name,
          type: 'scatter',
          symbolSize: 6,
          itemStyle: { color: colourOf(index) },
          data: curve.counted.map(point => [point[0] / x.factor, exponent(point[1])]),
        },
        intervals(curve.name, curve.counted.map(point => [point[0] / x.factor, low(point[2]), exponent(point[3])]), colourOf(index), 0),
        {
          name: curve.name,
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 14,
          z: 5,
          itemStyle: { color: colourOf(index), borderColor: theme.ink, borderWidth: 1 },
          data: curve.rare.map(point => [point[0] / x.factor, low(point[1])]),
        },
        intervals(curve.name, curve.rare.map(point => [point[0] / x.factor, low(point[2]), low(point[3])]), theme.ink, 0),
      ]),
    });
  },

  shares(figure) {
    const names = [...figure.variables, 'others'];
    const bars = [...figure.shares, figure.others];
    return base({
      grid: { left: narrow() ? 110 : 190, right: 30, top: 48, bottom: 54 },
      xAxis: axis('share of the variance (%)', Object.assign({ type: 'value', min: 0, max: 100 }, flat)),
      yAxis: axis('', { type: 'category', data: figure.measures, inverse: true, axisLabel: { color: theme.soft, width: narrow() ? 90 : 170, overflow: 'truncate' } }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row => lines(row.name, row.seriesName + ': ' + round(row.value, 1) + ' %'),
      }),
      series: names.map((name, index) => ({
        name,
        type: 'bar',
        stack: 'share',
        barMaxWidth: 26,
        itemStyle: { color: index < figure.variables.length ? colourOf(index) : theme.line },
        data: bars[index].map(share => 100 * share),
      })),
    });
  },
});
