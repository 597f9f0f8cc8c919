/// A script of random statements in random blocks, in which every name is defined: it has to compile, whatever it does when it runs.
struct GeneratedScript {
  /// The script.
  private(set) var source = ""
  private var state: UInt64
  private var locals: [String] = []
  private var counter = 0
  private var loopDepth = 0
  private var isInFunction = false
  private var isInTrial = false
  private var isInTool = false
  /// The first of the names that may be changed: in a tool its own.
  private var firstOwn = 0

  /// Makes a script; equal seeds make equal scripts.
  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    source += "let g0 = { n: 0, list: [1, [2]] }\nlet g1 = [1, 2, 3]\n"
    locals = ["g0", "g1"]
    source += "schema S { a: int, b: [T?] }\nschema T { c: \"x\" | \"y\" }\n"
    for index in 0..<3 { function(index) }
    for _ in 0..<4 { statement(depth: 0) }
    experiment()
    for _ in 0..<4 { statement(depth: 0) }
  }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func function(_ index: Int) {
    source += "def f\(index)(a, b = [1], c = b) {\n"
    let around = locals
    locals += ["a", "b", "c"]
    isInFunction = true
    for _ in 0..<4 { statement(depth: 1) }
    isInFunction = false
    locals = around
    source += "}\n"
  }

  /// An experiment whose trial changes only its own variables and calls no functions, which may change others.
  private mutating func experiment() {
    let around = locals
    locals = [freshName()]
    source += "experiment e {\n  vary \(locals[0]): \(next(9)), [\(next(9))]\n"
    source += "  vary max_tokens: \(next(900) + 300), len(g1) + 300\n  repeat 1 + \(next(2))\n"
    source += "  trial {\n"
    isInTrial = true
    for _ in 0..<6 { statement(depth: 1) }
    source += "score right = \(condition(1))\nrecord all = \(expression(2))\n}\n}\n"
    isInTrial = false
    locals = around
    source += "try {\nprint e.mean(\"right\"), e.count(\"pass\")\n} catch v0 {\nprint v0.kind\n}\n"
  }

  /// A tool whose body changes only its own variables and calls no functions, which may change others.
  private mutating func tool(depth: Int) {
    let around = (locals, loopDepth, firstOwn)
    let parameters = [freshName(), freshName()]
    source +=
      "tool t\(counter)(\(parameters[0]): int \"a number\", \(parameters[1]): [S?]) \"T.\" {\n"
    firstOwn = locals.count
    locals += parameters
    loopDepth = 0
    isInTool = true
    for _ in 0..<4 { statement(depth: depth + 1) }
    isInTool = false
    (locals, loopDepth, firstOwn) = around
    source += "}"
  }

  private mutating func block(depth: Int, with names: [String] = []) {
    source += "{\n"
    let around = locals
    locals += names
    for _ in 0..<(1 + next(3)) { statement(depth: depth + 1) }
    locals = around
    source += "}"
  }

  private mutating func loop(depth: Int, with names: [String]) {
    loopDepth += 1
    block(depth: depth, with: names)
    loopDepth -= 1
  }

  private mutating func freshName() -> String {
    counter += 1
    return "v\(counter)"
  }

  private mutating func statement(depth: Int) {
    switch next(depth > 4 ? 9 : 20) {
    case 0:
      let name = freshName()
      source += "let \(name) = \(expression(3))"
      locals.append(name)
    case 1: source += "\(target()) = \(expression(3))"
    case 2: source += "\(target()) \(["+=", "-=", "*="][next(3)]) \(expression(2))"
    case 3: source += "print \(expression(3)), \(expression(1))"
    case 4 where isInTool: source += "print \(condition(2))"
    case 4: source += "expect \(condition(2)), \"m {{\(expression(1))}}\""
    case 5:
      source += loopDepth > 0 ? ["break", "continue"][next(2)] : "say \"{{\(expression(1))}}\""
    case 6: source += isInFunction || isInTool ? "return \(expression(2))" : "send"
    case 7: source += "\(target()) = say \"x\"\(next(2) == 0 ? " as S" : "")"
    case 8 where isInTrial && !isInTool: source += "score s\(next(3)) = \(expression(1))"
    case 8: source += "max_tokens len(g1) + \(next(900) + 300)"
    case 9, 10:
      source += "if \(condition(2)) "
      block(depth: depth)
      if next(2) == 0 {
        source += " else "
        block(depth: depth)
      }
    case 11:
      let name = freshName()
      source += "for \(name) in \(locals[next(locals.count)]) "
      loop(depth: depth, with: [name])
    case 12:
      let (key, value) = (freshName(), freshName())
      source += "for \(key), \(value) in g0 "
      loop(depth: depth, with: [key, value])
    case 13:
      source += "repeat \(next(3)) "
      loop(depth: depth, with: [])
    case 14:
      source += "while \(condition(1)) "
      loop(depth: depth, with: [])
    case 15:
      let name = freshName()
      source += "try "
      block(depth: depth)
      source += " catch \(name) "
      block(depth: depth, with: [name])
    case 16:
      source += "with max_tokens 500, stop \"{{\(expression(1))}}\" "
      block(depth: depth)
    case 17: if isInTool { source += "send" } else { tool(depth: depth) }
    case 18:
      source += isInTrial || isInTool ? "send" : "mcp \"server '{{g1[0]}} x' {{len(g1)}}\""
    default:
      source += isInTrial || isInTool ? "send" : "f\(next(3))(\(expression(2)))"
    }
    source += "\n"
  }

  private mutating func target() -> String {
    let name = locals[firstOwn + next(locals.count - firstOwn)]
    let steps = ["", ".n", "[\(next(3))]", ".list[f0(1)].x"]
    return name + steps[next(isInTrial || isInTool ? 3 : 4)]
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0 else { return ["true", "false"][next(2)] }
    return switch next(4) {
    case 0: "(\(condition(depth - 1)) and \(condition(depth - 1)))"
    case 1: "(\(condition(depth - 1)) or not \(condition(depth - 1)))"
    case 2: "\(expression(depth - 1)) == \(expression(depth - 1))"
    default: "\(locals[next(locals.count)]) contains \(next(5))"
    }
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return next(2) == 0 ? "\(next(9))" : locals[next(locals.count)] }
    switch next(9) {
    case 0: return "[\(expression(depth - 1)), \(expression(depth - 1))]"
    case 1: return "{ n: \(expression(depth - 1)), k: 1 }"
    case 2:
      return "(\(expression(depth - 1)) if \(condition(depth - 1)) else \(expression(depth - 1)))"
    case 3:
      let name = freshName()
      locals.append(name)
      let body = expression(depth - 1)
      locals.removeLast()
      return "map(g1, \(name) -> \(body))"
    case 4 where isInTrial || isInTool: return "len(g1)"
    case 4: return "f\(next(3))(\(expression(depth - 1)))"
    case 5: return "\(locals[next(locals.count)])[\(next(3))]"
    case 6: return "\(locals[next(locals.count)])[\(next(2)):]"
    case 7: return "\"a {{\(expression(depth - 1))}} b\""
    default: return locals[next(locals.count)]
    }
  }
}
