// Colours, texts and parts of charts that the figures share. The page joins these files in one function.

// A sheet of paper, on which nothing can be scrolled, unfolded or pointed at.
const printed = () => 'print' in document.documentElement.dataset;
// A phone, or a sheet of paper.
const narrow = () => document.querySelector('main').clientWidth < 760;

// From blue over magenta to gold with evenly rising lightness: the order of the states survives colour blindness and grey print.
const STATES = ['#0d1f8c', '#3b12a0', '#6600a7', '#8b0aa5', '#aa2395', '#c33d80', '#d6566d', '#e66f5a', '#f28a47', '#f5a52f', '#e8bd1c'];
const STATES_ON_DARK = [
  '#8f86ff',
  '#a97af5',
  '#bf70e6',
  '#d168d2',
  '#df66ba',
  '#e96aa1',
  '#f07489',
  '#f58371',
  '#f8965b',
  '#f9ad49',
  '#f6c83f',
];
// Okabe and Ito.
const OKABE = { blue: '#0072b2', orange: '#d55e00', green: '#009e73', amber: '#e69f00', sky: '#56b4e9', pink: '#cc79a7' };

let theme;
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue('--' + name).trim();
  const dark = !printed() && matchMedia('(prefers-color-scheme: dark)').matches;
  theme = {
    dark,
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    ground: colour('ground'),
    panel: colour('panel'),
    blue: dark ? OKABE.sky : OKABE.blue,
  };
}
const stateColour = n => (theme.dark ? STATES_ON_DARK : STATES)[Math.min(10, n)];

const round = (value, digits) => value.toFixed(digits).replace('-', '\u2212');
const superscript = n =>
  String(n)
    .replace('-', '\u207b')
    .replace(/\d/g, d => '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[d]);
// Axes with powers of ten are linear in the exponent: all their ticks can then be chosen.
const power = exponent => '10' + superscript(exponent);
const plain = value => (typeof value === 'number' ? String(+value.toFixed(6)).replace('-', '\u2212') : value);
function probability(value) {
  if (value === 0) return '0';
  if (value >= 0.01) return value.toPrecision(3);
  const [digits, exponent] = value.toExponential(1).split('e');
  return digits + '\u00b710' + superscript(Number(exponent));
}
function levelAt(points, time) {
  const after = Math.max(
    1,
    points.findIndex(point => point[0] >= time),
  );
  const [[t0, v0], [t1, v1]] = [points[after - 1], points[after]];
  return v0 + ((v1 - v0) * (time - t0)) / (t1 - t0);
}
// Names in tooltips come from users' plans.
const escaped = text => String(text).replace(/[&<>"']/g, character => '&#' + character.charCodeAt(0) + ';');
// What ECharts marks a line of a tooltip with is markup of its own.
const marked = (row, text) => ({ markup: row.marker + escaped(row.seriesName + ' ' + text) });
const lines = (head, ...rest) =>
  '<b>' + escaped(head) + '</b><br>' + rest.map(part => (part && part.markup) || escaped(part)).join('<br>');

const axis = (name, more) =>
  Object.assign(
    {
      name,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: theme.soft },
      axisLabel: { color: theme.soft, hideOverlap: true, formatter: plain },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.soft } },
      axisTick: { show: true },
      splitLine: { lineStyle: { color: theme.line } },
      minorSplitLine: { show: false },
    },
    more,
  );
const flat = { splitLine: { show: false } };
const vertical = (name, more) => axis(name, Object.assign({ nameGap: 46 }, more));

const base = more =>
  Object.assign(
    {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', color: theme.ink },
      grid: { left: 62, right: narrow() ? 16 : 40, top: printed() ? 66 : 48, bottom: 54 },
      legend: {
        top: 4,
        // Pages of a legend cannot be turned on paper: there it takes a second line.
        type: printed() ? 'plain' : 'scroll',
        itemWidth: 16,
        itemHeight: 9,
        textStyle: { color: theme.ink },
        pageTextStyle: { color: theme.soft },
      },
      tooltip: {
        trigger: 'item',
        confine: true,
        backgroundColor: theme.panel,
        borderColor: theme.line,
        textStyle: { color: theme.ink, fontSize: 12 },
      },
    },
    more,
  );

// Zooms with two fingers or with the wheel while Shift is held, so that the page still scrolls.
const zoom = {
  type: 'inside',
  xAxisIndex: 0,
  filterMode: 'none',
  zoomOnMouseWheel: 'shift',
  moveOnMouseMove: 'shift',
  preventDefaultMouseMove: false,
};
const zooms = () => (printed() ? [] : [zoom, slider()]);
const slider = () => ({
  type: 'slider',
  xAxisIndex: 0,
  filterMode: 'none',
  height: 18,
  bottom: 6,
  showDataShadow: false,
  borderColor: theme.line,
  textStyle: { color: theme.soft },
  labelFormatter: value => round(value, 0),
});

const rule = (data, colour, type) => ({
  silent: true,
  symbol: 'none',
  animation: false,
  lineStyle: { color: colour, type: type || 'dashed', width: 1 },
  label: { color: theme.soft, fontSize: 11 },
  data,
});

// Dots under the pointer alone. ECharts 5.3.1 gives them the series' own zlevel, which has no default, and warns of it.
const hoverOnly = { symbol: 'circle', showSymbol: false, zlevel: 0, z: 3 };

// Bars of 95 % intervals: points are [x, low, high].
const intervals = (name, data, colour, shift) => ({
  name,
  type: 'custom',
  silent: true,
  z: 3,
  itemStyle: { color: colour },
  encode: { x: 0, y: [1, 2] },
  data,
  renderItem: (params, api) => {
    const low = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)]);
    const x = low[0] + shift;
    const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.5 } });
    return {
      type: 'group',
      children: [line(x, low[1], x, high[1]), line(x - 4, low[1], x + 4, low[1]), line(x - 4, high[1], x + 4, high[1])],
    };
  },
});
