import Testing

@testable import ParleyRuntime

/// A pattern, a text, and the bytes of the first match and its groups, as CPython 3.11's `re` finds them.
struct Found: Sendable, CustomTestStringConvertible {
  let pattern: String
  let text: String
  let ranges: [Range<Int>?]?

  init(_ pattern: String, _ text: String, _ ranges: [Range<Int>?]?) {
    self.pattern = pattern
    self.text = text
    self.ranges = ranges
  }

  var testDescription: String { "\(pattern) in \(text)" }
}

/// What patterns find, beside an engine with the same meaning.
struct RegexMatchTests {
  static let cases: [Found] = [
    Found("abc", "xxabcxx", [2..<5]),
    Found("a|ab", "ab", [0..<1]),
    Found("ab|a", "ab", [0..<2]),
    Found("a*", "aaa", [0..<3]),
    Found("a*?", "aaa", [0..<0]),
    Found("a+?", "aaa", [0..<1]),
    Found("a??b", "ab", [0..<2]),
    Found("(a|ab)(c|bcd)(d*)", "abcd", [0..<4, 0..<1, 1..<4, 4..<4]),
    Found("(a+)(b+)", "xaabbb", [1..<6, 1..<3, 3..<6]),
    Found("x*", "aaa", [0..<0]),
    Found("^abc$", "abc", [0..<3]),
    Found("^abc$", "abc\n", nil),
    Found("^$", "", [0..<0]),
    Found("(?m)^b$", "a\nb\nc", [2..<3]),
    Found("(?m)^", "a\nb", [0..<0]),
    Found("(?s)a.b", "a\nb", [0..<3]),
    Found("a.b", "a\nb", nil),
    Found("a.b", "a€b", [0..<5]),
    Found("(?i)HELLO", "say hello", [4..<9]),
    Found("(?i)[a-c]+", "xABCx", [1..<4]),
    Found("(?i:a)b", "AB", nil),
    Found("(?i:a)b", "Ab", [0..<2]),
    Found("((?i)a)b", "AB", nil),
    Found("((?i)a)b", "Ab", [0..<2, 0..<1]),
    Found("\\d+", "abc123def", [3..<6]),
    Found("\\w+", "...foo_1...", [3..<8]),
    Found("\\s+", "a \t\nb", [1..<4]),
    Found("\\D+", "12ab34", [2..<4]),
    Found("\\W+", "ab!?cd", [2..<4]),
    Found("\\S+", "  xy  ", [2..<4]),
    Found("\\bfoo\\b", "a foo b", [2..<5]),
    Found("\\bfoo\\b", "afoo", nil),
    Found("\\Boo", "foo", [1..<3]),
    Found("[^a-c]+", "abcdefabc", [3..<6]),
    Found("[]a]+", "x]a]x", [1..<4]),
    Found("[^]]", "]x", [1..<2]),
    Found("[a-]+", "b-a-", [1..<4]),
    Found("[-a]+", "b-a-", [1..<4]),
    Found("[\\d.]+", "v1.2.3", [1..<6]),
    Found("[\\w-]+", "foo-bar baz", [0..<7]),
    Found("[\\]\\\\]+", "a]\\]b", [1..<4]),
    Found("(?P<year>\\d{4})-(?P<month>\\d\\d)", "on 2026-11-22", [3..<10, 3..<7, 8..<10]),
    Found("a{2}", "aaa", [0..<2]),
    Found("a{2,}", "aaaa", [0..<4]),
    Found("a{1,2}", "aaa", [0..<2]),
    Found("a{1,2}?", "aaa", [0..<1]),
    Found("a{0}b", "ab", [1..<2]),
    Found("(a{2}){2}", "aaaaa", [0..<4, 2..<4]),
    Found("a{,", "a{,", [0..<3]),
    Found("a{x}", "a{x}", [0..<4]),
    Found("{", "{", [0..<1]),
    Found("}", "}", [0..<1]),
    Found("x{", "x{", [0..<2]),
    Found("(foo|bar)+", "foobarfoo", [0..<9, 6..<9]),
    Found("(?:foo|bar)+", "foobarfoo", [0..<9]),
    Found("(a)|(b)", "b", [0..<1, nil, 0..<1]),
    Found("(a)|b", "b", [0..<1, nil]),
    Found("(a)?b", "b", [0..<1, nil]),
    Found("((a)|b)*", "ab", [0..<2, 1..<2, 0..<1]),
    Found("(a*)(a*)", "aaa", [0..<3, 0..<3, 3..<3]),
    Found("(a*?)(a*)", "aaa", [0..<3, 0..<0, 0..<3]),
    Found("(a+|b)*c", "aabac", [0..<5, 3..<4]),
    Found("a(bc|b)c", "abcc", [0..<4, 1..<3]),
    Found("a(b|bc)c", "abcc", [0..<3, 1..<2]),
    Found("é", "café", [3..<5]),
    Found("[à-ü]+", "xéèx", [1..<5]),
    Found(".", "🎉", [0..<4]),
    Found("🎉+", "x🎉🎉", [1..<9]),
    Found("[🎉🎊]", "a🎊", [1..<5]),
    Found("\\x41", "A", [0..<1]),
    Found("\\t\\n\\r\\f\\v\\a", "\t\n\r\u{C}\u{B}\u{7}", [0..<6]),
    Found("\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\^\\$", ".*+?()[]{}|^$", [0..<13]),
    Found("$", "abc", [3..<3]),
    Found("(?m)$", "a\nb", [1..<1]),
    Found("^", "abc", [0..<0]),
    Found("\\A\\w", "ab", [0..<1]),
    Found("(^|x)a", "xa", [0..<2, 0..<1]),
    Found("(|a)b", "ab", [0..<2, 0..<1]),
    Found("(a|)b", "ab", [0..<2, 0..<1]),
    Found("", "abc", [0..<0]),
    Found("()", "abc", [0..<0, 0..<0]),
    Found("(?:)*a", "a", [0..<1]),
    Found("(a|b|c|d|e)f", "ef", [0..<2, 0..<1]),
    Found("abcd*efg", "abcdefg", [0..<7]),
    Found("(ab|ab*)bc", "abc", [0..<3, 0..<1]),
    Found("multiple words", "multiple words, yeah", [0..<14]),
    Found("(([a-z]+)@([a-z]+))", "mail bob@example now", [5..<16, 5..<16, 5..<8, 9..<16]),
    Found("^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.|$)){4}", "192.168.1.255", [0..<13]),
    Found("[^\\n]+", "\n\nab\n", [2..<4]),
    Found("a\\b", "a", [0..<1]),
    Found("(?i)k", "xK", [1..<4]),
    Found("(?i)ß", "ß", [0..<2]),
    Found("(?is)A.B", "a\nb", [0..<3]),
    Found("(?i)straße", "STRAßE", [0..<7]),
    Found("[a-zA-Z]+", "12ab", [2..<4]),
  ]

  @Test(arguments: cases)
  func findsWhatPythonFinds(_ found: Found) throws {
    let match = try Regex(parsing: found.pattern).search(found.text)
    let ranges = match.map { [$0.range] + $0.groups }
    #expect(ranges == found.ranges)
    #expect(try Regex(parsing: found.pattern).isFound(in: found.text) == (found.ranges != nil))
  }

  @Test(arguments: [
    ("a", "banana", ["a", "a", "a"]),
    ("a*", "baaac", ["", "aaa", ""]),
    ("", "é🎉", ["", "", ""]),
    ("\\b", "ab cd", ["", "", "", ""]),
    ("(?m)^.*$", "a\n\nbc", ["a", "", "bc"]),
    ("[^ ]+", " one two  three ", ["one", "two", "three"]),
    ("^a", "aaa", ["a"]),
    ("aa", "aaaaa", ["aa", "aa"]),
    ("x", "aaa", []),
  ])
  func allMatchesDoNotOverlap(pattern: String, text: String, parts: [String]) throws {
    var workspace = Workspace()
    let utf8 = text.utf8
    let regex = try Regex(parsing: pattern)
    var matcher = RegexMatcher(regex)
    let matches = try matcher.allMatches(in: utf8.span, using: &workspace)
    var threads = RegexMatcher(regex, tableLimit: 0)
    #expect(try threads.allMatches(in: utf8.span, using: &workspace) == matches)
    let bytes = Array(utf8)
    #expect(matches.map { String(decoding: bytes[$0.range], as: UTF8.self) } == parts)
  }

  @Test(arguments: [
    ("\\p{L}+", "12äβж字!", "äβж字"),
    ("\\p{Lu}", "aÄb", "Ä"),
    ("\\pN+", "x٣4", "٣4"),
    ("\\p{Greek}+", "abcαβγ", "αβγ"),
    ("\\P{L}+", "ab12cd", "12"),
    ("\\p{^L}+", "ab12cd", "12"),
    ("[\\p{Cyrillic}\\d]+", "abж1", "ж1"),
    ("\\p{Han}", "a漢", "漢"),
    ("(?i)\\p{Lu}+", "12äÖ", "äÖ"),
    ("(?i)σ+", "ΣσςS", "Σσς"),
    ("(?i)s+", "ſsSx", "ſsS"),
    ("(?i)[^k]", "kK\u{212A}a", "a"),
    ("[[:alpha:]]+", "12ab3", "ab"),
    ("[[:^alpha:]_]+", "ab_1c", "_1"),
    ("[[:xdigit:][:space:]]+", "xyA f", "A f"),
    ("\\x{1F389}", "a🎉", "🎉"),
    ("[\\x{1F380}-\\x{1F3FF}]+", "a🎉🎊b", "🎉🎊"),
    ("(?<word>\\w+)", "é word", "word"),
    ("\\p{Any}", "\u{10FFFF}", "\u{10FFFF}"),
  ])
  func knowsUnicode(pattern: String, text: String, part: String) throws {
    let match = try #require(try Regex(parsing: pattern).search(text))
    #expect(String(decoding: Array(text.utf8)[match.range], as: UTF8.self) == part)
  }

  @Test func shorthandClassesAreASCII() throws {
    #expect(try !Regex(parsing: "^\\w$").isFound(in: "é"))
    #expect(try !Regex(parsing: "\\d").isFound(in: "٣"))
    #expect(try !Regex(parsing: "\\s").isFound(in: "\u{A0}\u{0B}"))
    #expect(try Regex(parsing: "a\\b").isFound(in: "aé"))
    #expect(try !Regex(parsing: "(?i)^\\w$").isFound(in: "\u{212A}"))
  }

  @Test func scalarsAreNotNormalized() throws {
    #expect(try !Regex(parsing: "\u{E9}").isFound(in: "e\u{301}"))
    #expect(try Regex(parsing: "^..$").isFound(in: "e\u{301}"))
  }

  @Test func groupsKnowTheirNames() throws {
    let regex = try Regex(parsing: "(a)(?<one>b)(?:c)(?P<two>d)")
    #expect(regex.groupNames == [nil, "one", "two"])
  }

  @Test func aStartInTheMiddleSeesWhatStandsBefore() throws {
    var workspace = Workspace()
    let utf8 = "ab ab".utf8
    for tableLimit in [0, 1 << 16] {
      var word = RegexMatcher(try Regex(parsing: "\\bb"), tableLimit: tableLimit)
      #expect(try word.firstMatch(in: utf8.span, from: 1, using: &workspace) == nil)
      var anchored = RegexMatcher(try Regex(parsing: "^b"), tableLimit: tableLimit)
      #expect(try anchored.firstMatch(in: utf8.span, from: 1, using: &workspace) == nil)
      var free = RegexMatcher(try Regex(parsing: "a*b"), tableLimit: tableLimit)
      #expect(try free.firstMatch(in: utf8.span, from: 1, using: &workspace)?.range == 1..<2)
    }
  }
}

extension Regex {
  /// The first match in a text, on which both engines agree.
  func search(_ text: String) throws -> Match? {
    var workspace = Workspace()
    let utf8 = text.utf8
    var matcher = RegexMatcher(self)
    let match = try matcher.firstMatch(in: utf8.span, using: &workspace)
    var threads = RegexMatcher(self, tableLimit: 0)
    #expect(try threads.firstMatch(in: utf8.span, using: &workspace) == match)
    return match
  }

  /// Whether there is a match in a text, on which both engines agree.
  func isFound(in text: String) throws -> Bool {
    var workspace = Workspace()
    let utf8 = text.utf8
    var matcher = RegexMatcher(self)
    let isFound = try matcher.occurs(in: utf8.span, using: &workspace)
    var threads = RegexMatcher(self, tableLimit: 0)
    #expect(try threads.occurs(in: utf8.span, using: &workspace) == isFound)
    return isFound
  }
}
