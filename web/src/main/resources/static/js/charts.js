/* Charts of a page: every element with data-chart carries its figures as JSON. The table beside it says the same; the
   switch shows one of the two. Without this script the tables stand alone. */
"use strict";

(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const phone = () => window.innerWidth < 768;
  const shown = new Map();

  /* What a series means gives its colour; nothing else does. */
  const COLOURS = {
    balance: "--c-balance", in: "--c-in", out: "--c-out", other: "--c-in",
  };
  /* Lines that stand beside each other without a meaning of their own are told apart by their dashes. */
  const OTHERS = ["solid", [2, 3], [8, 4], [8, 3, 2, 3], [14, 4]];

  const number = (value, unit) => {
    if (value === null || value === undefined) {
      return "—";
    }
    if (unit === "minutes") {
      const whole = Math.round(value);
      return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    }
    const text = unit === "rate"
      ? (value * 100).toFixed(1)
      : value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    return text.replace("-", "−") + (unit === "rate" ? "%" : "");
  };

  const text = (name, size) => ({ color: css(name), fontSize: size ?? 12, fontFamily: css("--font") });

  const tooltip = (data) => ({
    renderMode: "richText", trigger: "axis", confine: true,
    backgroundColor: css("--surface"), borderColor: css("--line-strong"), borderWidth: 1, textStyle: text("--ink"),
    formatter: (points) => [points[0].name, ...points.map((point) => {
      const value = data.series[point.seriesIndex].role === "out" && data.mirrored ? Math.abs(point.value) : point.value;
      return `${point.seriesName} ${number(value, data.unit)}`;
    })].join("\n"),
  });

  const categories = (labels, more) => ({
    type: "category", data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: css("--ink-3") } },
    axisLabel: text("--ink-3"), ...more,
  });

  const values = (data, more) => ({
    type: "value", splitLine: { lineStyle: { color: css("--line") } },
    axisLabel: { ...text("--ink-3"), formatter: (value) => number(value, data.unit) }, ...more,
  });

  /* The last period is not closed when data.open says so: its bar is soft. */
  const bars = (series, data) => series.values.map((value, at) => ({
    value,
    itemStyle: {
      color: data.open && at === series.values.length - 1 && series.role === "balance"
        ? css("--c-balance-soft") : css(COLOURS[series.role]),
    },
  }));

  const dash = (series, data) => {
    const others = data.series.filter((each) => each.role === "other");
    return others.includes(series) ? OTHERS[others.indexOf(series) % OTHERS.length] : "solid";
  };

  const line = (series, data) => {
    const main = series.role === "balance";
    const last = number(series.values.at(-1), data.unit);
    return {
      type: "line", name: series.name, data: series.values, symbol: "circle", symbolSize: 5, showSymbol: false,
      connectNulls: false, z: main ? 5 : 3,
      lineStyle: { color: css(COLOURS[series.role]), width: main ? 3 : 1.5, type: dash(series, data) },
      itemStyle: { color: css(COLOURS[series.role]) },
      labelLayout: { moveOverlap: "shiftY" },
      endLabel: {
        show: !phone(), formatter: `${series.name} ${last}`, ...text(main ? "--ai" : "--ink-2"), fontWeight: main ? 700 : 400, lineHeight: 18,
      },
    };
  };

  /* Several lines that end at nothing have their names beside the last period, whose label then ends where they begin. */
  const sunk = (data) => data.series.filter((series) => series.values.at(-1) === 0).length > 1;

  /* Notes by date: a line across at their period, with the sign under which the page lists them. */
  const marked = (data, series) => (data.marks?.length && series.length ? [{
    ...series[0],
    markLine: {
      silent: true, symbol: ["none", "none"], lineStyle: { color: css("--ink-3"), type: [2, 3], width: 1 },
      label: { formatter: (mark) => mark.name, position: "end", ...text("--ink-2", 11) },
      data: data.marks.map((mark) => ({ name: mark.sign, xAxis: mark.at })),
    },
  }, ...series.slice(1)] : series);

  const build = {
    /* Balance above, in and out mirrored below. */
    strip: (data) => {
      const [balance, entered, left] = data.series;
      const most = Math.max(1, ...entered.values, ...left.values);
      const bare = { axisLabel: { show: false } };
      return {
        grid: [{ left: 0, right: 0, top: 6, height: 58 }, { left: 0, right: 0, top: 71, height: 26 }],
        axisPointer: { link: [{ xAxisIndex: "all" }] },
        xAxis: [categories(data.labels, bare),
          categories(data.labels, { ...bare, gridIndex: 1, axisLine: { show: false, onZero: false } })],
        yAxis: [{ type: "value", show: false, min: 0 }, { type: "value", show: false, gridIndex: 1, min: -most, max: most }],
        graphic: [["left", data.labels.at(0)], ["right", data.labels.at(-1)]].map(([side, label]) => (
          { type: "text", [side]: 0, bottom: 0, style: { text: label, fill: css("--ink-3"), fontSize: 11, fontFamily: css("--font") } })),
        series: [
          { type: "bar", name: balance.name, data: bars(balance, data), barCategoryGap: "22%" },
          { type: "bar", name: entered.name, data: entered.values, xAxisIndex: 1, yAxisIndex: 1, stack: "flow", itemStyle: { color: css("--c-in") }, barCategoryGap: "40%" },
          { type: "bar", name: left.name, data: left.values.map((value) => -value), xAxisIndex: 1, yAxisIndex: 1, stack: "flow", itemStyle: { color: css("--c-out") } },
        ],
      };
    },
    /* One row of bars as tall as a strip, without axes. */
    mini: (data) => ({
      grid: { left: 0, right: 0, top: 6, bottom: 18 },
      xAxis: categories(data.labels, { axisLabel: { show: false } }),
      yAxis: { type: "value", show: false, min: 0 },
      graphic: [["left", data.labels.at(0)], ["right", data.labels.at(-1)]].map(([side, label]) => (
        { type: "text", [side]: 0, bottom: 0, style: { text: label, fill: css("--ink-3"), fontSize: 11, fontFamily: css("--font") } })),
      series: data.series.map((series) => ({ type: "bar", name: series.name, data: bars(series, data), barCategoryGap: "22%" })),
    }),
    /* A phone has no room for a name at the end of each line. */
    lines: (data) => ({
      legend: { show: phone() && data.series.length > 1, bottom: 0, left: 0, textStyle: text("--ink-2"), itemWidth: 22 },
      grid: { left: 8, right: phone() ? 14 : 150, top: data.marks?.length ? 26 : 14, bottom: phone() && data.series.length > 1 ? 52 : 4, containLabel: true },
      xAxis: categories(data.labels, { boundaryGap: false, axisLabel: { ...text("--ink-3"), interval: phone() ? "auto" : 0, hideOverlap: true, alignMaxLabel: sunk(data) ? "right" : null } }),
      yAxis: values(data, data.unit === "rate" ? { min: 0 } : {}),
      series: marked(data, data.series.map((series) => line(series, data))),
    }),
  };

  const draw = (element) => {
    if (element.hidden || !window.echarts || !element.dataset.chart) {
      return;
    }
    const data = JSON.parse(element.dataset.chart);
    data.mirrored = data.kind === "strip";
    shown.get(element)?.dispose();
    const chart = window.echarts.init(element, null, { renderer: "canvas" });
    chart.setOption({ animation: false, textStyle: text("--ink-2"), tooltip: tooltip(data), ...build[data.kind](data) });
    shown.set(element, chart);
  };

  /* A chart without a table beside it shows itself. */
  const reveal = () => document.querySelectorAll("[data-chart][hidden]").forEach((element) => {
    element.hidden = document.getElementById(`${element.id}-t`) !== null;
  });

  const drawAll = () => {
    [...shown.keys()].filter((element) => !element.isConnected).forEach((element) => {
      shown.get(element).dispose();
      shown.delete(element);
    });
    document.querySelectorAll("[data-chart]").forEach(draw);
  };

  /* The switch is hidden until there is something to switch. */
  const ready = () => {
    document.querySelectorAll("[data-show]").forEach((button) => {
      button.closest(".seg").hidden = false;
      if (button.dataset.show === "chart" && button.getAttribute("aria-pressed") === "true") {
        show(button);
      }
    });
    reveal();
    drawAll();
  };

  const show = (button) => {
    const chart = document.getElementById(button.dataset.for);
    const table = document.getElementById(`${button.dataset.for}-t`);
    const asChart = button.dataset.show === "chart";
    chart.hidden = !asChart;
    table.hidden = asChart;
    button.closest(".seg").querySelectorAll("[data-show]")
      .forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    if (asChart) {
      draw(chart);
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (button) {
      show(button);
    }
  });
  /* A chart of a desk is another than that of a phone. */
  let wasPhone = phone();
  window.addEventListener("resize", () => {
    if (wasPhone === phone()) {
      shown.forEach((chart) => chart.resize());
    } else {
      wasPhone = phone();
      drawAll();
    }
  });
  new MutationObserver(drawAll).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  document.addEventListener("htmx:afterSettle", ready);
  document.addEventListener("DOMContentLoaded", ready);
})();
