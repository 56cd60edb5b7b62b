// Figure of a swept study: what a sure reading costs. Numbers arrive in SI units.
Object.assign(draw, {
  sweep(figure) {
    const dots = figure.dots.map(dot => Object.assign({ x: dot.energy_J * 1e15 }, dot));
    const supplies = [...new Set(dots.map(dot => dot.vdd_V))].sort((a, b) => a - b);
    const strobes = [...new Set(dots.map(dot => dot.strobe_s))].sort((a, b) => a - b);
    const colours = [theme.blue, OKABE.orange, OKABE.green, OKABE.pink, OKABE.amber, OKABE.sky];
    const colour = dot => colours[supplies.indexOf(dot.vdd_V) % colours.length];
    const size = dot => 9 + (9 * strobes.indexOf(dot.strobe_s)) / Math.max(1, strobes.length - 1);
    const front = dots
      .filter(
        dot => !dots.some(other => other.x <= dot.x && other.sigmas >= dot.sigmas && (other.x < dot.x || other.sigmas > dot.sigmas)),
      )
      .sort((a, b) => a.x - b.x);
    const named = supply => plain(supply) + ' V';
    return base({
      xAxis: axis('energy of an access of S4, one column (fJ)', { type: 'value', scale: true }),
      yAxis: vertical('smallest half-margin (\u03c3)', { type: 'value', scale: true }),
      tooltip: Object.assign(base({}).tooltip, {
        formatter: row => {
          const dot = row.data.dot;
          return dot
            ? lines(
                dot.condition,
                'strobe ' + round(dot.strobe_s * 1e12, 1) + ' ps, access ' + round(dot.time_s * 1e12, 0) + ' ps',
                round(dot.x, 2) + ' fJ',
                round(dot.sigmas, 2) + ' \u03c3 [' + round(dot.low, 2) + ', ' + round(dot.high, 2) + '] in S' + dot.state,
                dot.pareto ? 'on the front' : 'beaten in margin, energy and time',
              )
            : 'front in energy and margin';
        },
      }),
      series: [
        {
          name: 'front (energy, margin)',
          type: 'line',
          symbol: 'none',
          lineStyle: { color: theme.soft, type: 'dashed', width: 1.5 },
          itemStyle: { color: theme.soft },
          data: front.map(dot => [dot.x, dot.sigmas]),
        },
        ...supplies.map(supply => ({
          name: named(supply),
          type: 'scatter',
          z: 5,
          itemStyle: { color: colours[supplies.indexOf(supply) % colours.length] },
          data: dots
            .filter(dot => dot.vdd_V === supply)
            .map(dot => ({
              value: [dot.x, dot.sigmas],
              dot,
              symbolSize: size(dot),
              itemStyle: { color: dot.pareto ? colour(dot) : theme.ground, borderColor: colour(dot), borderWidth: 2 },
            })),
        })),
        ...supplies.map(supply =>
          intervals(
            named(supply),
            dots.filter(dot => dot.vdd_V === supply).map(dot => [dot.x, dot.low, dot.high]),
            colours[supplies.indexOf(supply) % colours.length],
            0,
          ),
        ),
      ],
    });
  },
});
