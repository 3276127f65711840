
/** Draws a block's figure with the whole of plotly.js, under the name that Parley's runtime has. */
window.Parley = {
  draw(node, { figure, token }) {
    const layout = { ...figure.layout, autosize: true, meta: { token } };
    return window.Plotly.react(node, figure.data, layout, { displaylogo: false, responsive: true });
  },
};
