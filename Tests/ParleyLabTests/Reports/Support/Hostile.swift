/// Texts that break what is careless with them.
enum Hostile {
  /// All of them.
  static let texts = [
    "</script><script>alert(1)</script>", "]]>", "<![CDATA[x", "<!-- x", "&amp; &#1; &x;",
    "\"quotes\" and 'quotes'", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "a,b;c\td",
    "line\nline",
    "line\r\nline", "\r", " blanks ", "", "nul \u{0} and esc \u{1B}[31mred", "\u{202E}evil\u{202C}",
    "\u{FFFE}\u{FFFF}", "é 日本 🇫🇷 👩‍👩‍👧", "`code` ``and`` | pipe \\| **bold** @all <b>",
    "javascript:alert(1)",
  ]

  /// All of them in one.
  static let all = texts.joined(separator: "\n")
}
