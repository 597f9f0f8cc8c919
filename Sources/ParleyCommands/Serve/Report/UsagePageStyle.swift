import PageMarkup

/// The look of the page of a gateway's usage, beside what all pages have.
enum UsagePageStyle {
  /// The style sheet.
  static let css = PageTheme.css + "\n" + own

  private static let own = """
    .lead { max-width: 52rem; }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.6rem; margin: 1.5rem 0 0; padding: 0; }
    .cards div { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.55rem 0.8rem 0.65rem; }
    .cards dt { color: var(--soft); font-size: 0.875rem; } .cards dd { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
    .cards small { display: block; font-size: 0.8125rem; line-height: 1.35; font-weight: 400; color: var(--soft); }
    .bar { fill: var(--a); } .bar.reserved { fill-opacity: 0.4; } .bar.nearly { fill: var(--warn); } .track { fill: var(--track); } .grid { stroke: var(--line); }
    .scroll svg { min-width: min(var(--width), 30rem); }
    .usage { width: 100%; margin: 0.75rem 0 1.25rem; } .usage th, .usage td { vertical-align: middle; }
    .usage td.number, .usage thead th:not(:first-child):not(:last-child) { text-align: right; }
    .usage tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 6rem; }
    .usage td.plot { width: 11rem; } .usage td.plot svg { min-width: 6rem; border-radius: 0.2rem; }
    """
}
