// Draws every figure that the page has a place for, again when width, colours or paper change.
const figures = JSON.parse(document.getElementById('figures').textContent);
const charts = [];

function drawAll() {
  readTheme();
  charts.splice(0).forEach(chart => chart.dispose());
  document.querySelectorAll('[data-figure]').forEach(place => {
    const name = place.dataset.figure;
    // Many points are lighter on a canvas; the rest stays vector, for print.
    const renderer = name === 'residuals' || name === 'quantiles' ? 'canvas' : 'svg';
    const chart = echarts.init(place, null, { renderer });
    // Of a kind that occurs several times, what follows the hyphen tells one from another.
    chart.setOption(draw[name.split('-')[0]](figures[name]));
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
