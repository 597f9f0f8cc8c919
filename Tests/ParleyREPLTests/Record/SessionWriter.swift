/// Writes the entries of sessions, the same for the same seed.
struct SessionWriter {
  private var state: UInt64
  private var count = 0

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  /// Some entries in a row, which begin with what the others need.
  mutating func entries(count: Int) -> [String] {
    var entries = ["let x = 1", "def f(a) { return \"zero {{a}}\" }"]
    for _ in 0..<count { entries += entry() }
    return entries
  }

  private mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  /// One thing that a user may do; several entries where they belong together.
  private mutating func entry() -> [String] {
    count += 1
    let n = count
    let all: [[String]] = [
      ["say turn \(n)"], ["> turn \(n) with {{x}} and {{f(\(n))}}"], ["let x = \(n)"], ["x += 1"],
      ["let x = say named \(n)"], ["x = say again \(n)"], ["x"], ["reply"],
      ["1 + \(n)", "[x,\n 2]"],
      ["def f(a, b = \(n)) { return \"v\(n) {{a}} {{b}}\" }"], ["f(\(n))"], ["f"],
      ["def g(q) {\nsay \"in g {{q}} {{f(q)}}\"\nreturn \(n)\n}", "let y = g(\(n))", "g(1)"],
      ["let f = a -> \"lambda {{a}}\""], ["param p = \(n) \"what\"", "say {{p}}"],
      ["user example \(n)", "send"], ["user example \(n)"], ["send"], ["retry"], ["undo"], ["redo"],
      ["reset"], ["chat side"], ["chat main"], ["fork fork\(n)"], ["max_tokens \(100 + n)"],
      ["unset max_tokens"], ["model haiku"], ["system You are {{x}}."], ["stop \"END\", \"\(n)\""],
      ["with max_tokens \(n + 1) {\nsay inside \(n)\nsay {{f(2)}}\n}"],
      ["for i in range(3) {\nsay item {{i}} of \(n)\nif i == 1 { fail \"x\" }\n}"],
      ["let z = \(n)\nsay a {{z}}\nfail \"stop\"\nsay never", "say after {{z}}"],
      ["let w = \(n) # why\n\n# more\nlet v = w\nsay {{v}} {{w}}"],
      ["try { fail \"a\" } catch e { say \"caught {{e.message}} \(n)\" }"],
      [":talk", "{{x}} is \"\(n)\" } #", "two\n  lines\nEND\n\(n)", "  in\n  dented", ":talk off"],
      ["say <<'X'\nraw {{x}} \(n)\nX"], ["say \"\"\"\n  triple {{x}}\n  \(n)\n  \"\"\""],
      ["say FAIL! \(n)"], ["say FAIL! \(n)", "retry"],
      ["say FAIL! {{x}}", "let x = \(n)", "say on"],
      ["say HANG! \(n)"], ["say HANG! \(n)", "send"], ["let h = say HANG! \(n)\nsay never"],
      ["sya \(n)"], ["print nothing_\(n)"], ["print reply.none"], [":vars"], [":nonsense"],
      ["expect x == \(n)"], ["print x, reply.usage.output_tokens"], ["set speed \"fast\""],
      ["unset speed"], ["image none.png"], ["if true {\nsay in if \(n)\n}"],
    ]
    return all[next(below: all.count)]
  }
}
