import ParleyRuntime
import Testing

/// What is no pattern, and what is said about it.
struct RegexErrorTests {
  @Test(arguments: [
    ("(?=a)", 0, "look-ahead ((?=…)"),
    ("a(?!b)", 1, "look-ahead ((?!…)"),
    ("é(?<=b)", 2, "look-behind ((?<=…)"),
    ("(?<!b)", 0, "look-behind ((?<!…)"),
    ("(a)\\1", 3, "back-reference (\\1)"),
    ("(?<x>a)\\k<x>", 7, "back-reference (\\k)"),
    ("(?P<x>a)(?P=x)", 8, "back-reference"),
    ("(?>a)", 0, "atomic group"),
    ("(?(1)a)", 0, "condition"),
    ("(?#x)", 0, "comment"),
    ("(?R)", 0, "recursion"),
    ("a++", 2, "repeats a repetition (++)"),
    ("a**", 2, "repeats a repetition (**)"),
    ("a{2}{3}", 4, "repeats a repetition"),
    ("*a", 0, "nothing to repeat"),
    ("a|+", 2, "nothing to repeat"),
    ("({2})", 1, "nothing to repeat"),
    ("(a", 0, "never closed"),
    ("a)", 1, "closes no group"),
    ("x[a-z", 1, "never closed"),
    ("[]", 0, "never closed"),
    ("[z-a]", 1, "ends before it begins"),
    ("[a-\\d]", 1, "ends with a whole class"),
    ("[\\d-z]", 1, "begins with a whole class"),
    ("a{3,2}", 1, "ends before it begins"),
    ("a{,3}", 1, "does not say how often at least"),
    ("a{1001}", 1, "counts further than 1000"),
    ("a{99999999999999999999}", 1, "counts further than 1000"),
    ("a\\", 1, "ends in a backslash"),
    ("[\\", 1, "ends in a backslash"),
    ("\\q", 0, "no escape"),
    ("\\Q", 0, "no escape"),
    ("\\Z", 0, "no escape"),
    ("\\x{110000}", 0, "names no Unicode scalar"),
    ("\\x{D800}", 0, "names no Unicode scalar"),
    ("\\x4", 0, "names no Unicode scalar"),
    ("\\x{}", 0, "names no Unicode scalar"),
    ("\\p{Grek}", 0, "no general category or script named 'Grek'"),
    ("\\p{Greek", 0, "no general category or script"),
    ("\\p", 0, "no general category or script"),
    ("[[:alhpa:]]", 1, "no class [:alhpa:]"),
    ("(?<1a>x)", 3, "'1a' is no name for a group"),
    ("(?<>x)", 3, "empty name"),
    ("(?<a>x)(?<a>y)", 10, "two groups are named 'a'"),
    ("(?x)a", 2, "no flag 'x'"),
    ("(?)", 0, "not complete"),
    ("(?i", 0, "not complete"),
    ("(?i-)", 0, "not complete"),
  ])
  func mistakeIsNamedAtItsPlace(pattern: String, offset: Int, part: String) {
    #expect {
      try Regex(parsing: pattern)
    } throws: { error in
      guard let error = error as? RegexError else { return false }
      return error.offset == offset && error.message.contains(part)
    }
  }

  @Test func nearestNamesAreOffered() {
    #expect { try Regex(parsing: "\\p{Grek}") } throws: {
      ($0 as? RegexError)?.help == "did you mean \\p{Greek}?"
    }
    #expect { try Regex(parsing: "[[:alhpa:]]") } throws: {
      ($0 as? RegexError)?.help == "did you mean [:alpha:]?"
    }
  }

  @Test(arguments: [
    "(a{1000}){1000}", "((a{100}){100}){100}", "(?:(?:(?:(?:){1000}){1000}){1000}){1000}",
    "(((\\w{1,100}){1,100}){1,100})",
  ])
  func programsThatExplodeAreRefused(pattern: String) {
    #expect { try Regex(parsing: pattern) } throws: {
      ($0 as? RegexError)?.message.contains("too large") ?? false
    }
  }

  @Test func nestingHasALimit() throws {
    let deep = String(repeating: "(?:", count: 20_000) + String(repeating: ")", count: 20_000)
    #expect { try Regex(parsing: deep) } throws: {
      ($0 as? RegexError)?.message.contains("deeper than") ?? false
    }
    let fine = String(repeating: "(?:", count: 200) + String(repeating: ")", count: 200)
    #expect(try Regex(parsing: fine).isFound(in: ""))
  }

  @Test func groupsAndLengthHaveALimit() throws {
    func groups(_ count: Int) -> String { String(repeating: "(a?)", count: count) }
    #expect(try Regex(parsing: groups(100)).isFound(in: "aa"))
    #expect { try Regex(parsing: groups(101)) } throws: {
      ($0 as? RegexError)?.message == "the pattern has more than 100 groups"
    }
    #expect { try Regex(parsing: String(repeating: "a", count: 100_001)) } throws: {
      ($0 as? RegexError)?.message == "the pattern is longer than 100000 characters"
    }
    let wide = "[" + String(repeating: "aé字", count: 30_000) + "]"
    #expect(try Regex(parsing: wide).isFound(in: "x字"))
  }

  @Test func noTextTrapsTheParser() {
    let parts = [
      "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "\\", "^", "$", ".", ",", "-", ":", "<",
      ">",
      "P", "p", "x", "k", "1", "0", "a", "i", "=", "!", "é", "#", "d", "b",
    ]
    var random = SeededRandom(seed: 7)
    var understood = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 1...9, using: &random)
      let pattern = (0..<length).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      if (try? Regex(parsing: pattern.joined())) != nil { understood += 1 }
    }
    #expect(understood > 1000)
  }
}

/// A small generator whose numbers depend on its seed alone.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Starts a sequence.
  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
