/// Reads a fault script.
///
///     script   ::= fault ("," fault)*
///     fault    ::= "latency" time (".." time)? | "fail" status | "cut" "stream" | "drop" | "timeout" | "slow" number "tokens/s"
///     clause   ::= "at" number "%" | "retry-after" time | "every" count | "first" count | "on" count
///
/// Clauses follow the fault that they belong to, in any order.
struct FaultScriptParser {
  private struct Word {
    let text: String
    let place: Range<Int>
  }

  private var words: ArraySlice<Word>
  private let end: Int

  /// Takes the text of a script.
  init(_ text: String) {
    words = Self.words(of: text)[...]
    end = text.count
  }

  /// Reads the whole script.
  mutating func parseScript() throws(FaultScriptError) -> [Fault] {
    var faults = [try parseFault()]
    while let comma = words.first, comma.text == "," {
      words.removeFirst()
      faults.append(try parseFault())
    }
    return faults
  }

  private static let kinds = ["latency", "fail", "cut", "drop", "timeout", "slow"]
  private static let example = "for example: latency 200ms, fail 529 every 5, cut stream at 40%"

  private mutating func parseFault() throws(FaultScriptError) -> Fault {
    let kind = try take(Self.kinds, as: "a fault", help: Self.example)
    var clauses = Clauses()
    switch kind {
    case "latency":
      let range = try parseTimes()
      try parse(&clauses, allowing: [])
      return Fault(kind: .latency(range), occasion: clauses.occasion)
    case "slow":
      let rate = try parseRate()
      try parse(&clauses, allowing: [])
      return Fault(kind: .slow(rate), occasion: clauses.occasion)
    case "fail":
      let status = try parseStatus()
      try parse(&clauses, allowing: ["retry-after"])
      let ending = RequestFate.Ending.failure(status: status, retryAfter: clauses.retryAfter)
      return Fault(kind: .ending(ending), occasion: clauses.occasion)
    case "cut":
      let help = "write cut stream at 40%"
      _ = try take(["stream"], as: "the word stream", help: help)
      try parse(&clauses, allowing: ["at"])
      guard let percent = clauses.percent else {
        throw error("cut stream does not say where", expected: ["at"], help: help)
      }
      return Fault(kind: .ending(.cut(percent: percent)), occasion: clauses.occasion)
    default:
      try parse(&clauses, allowing: [])
      return Fault(
        kind: .ending(kind == "drop" ? .drop : .silence),
        occasion: clauses.occasion
      )
    }
  }

  // MARK: Clauses

  private struct Clauses {
    var occasion = Fault.Occasion.always
    var percent: Double?
    var retryAfter: Duration?
  }

  private mutating func parse(
    _ clauses: inout Clauses,
    allowing others: [String]
  ) throws(FaultScriptError) {
    let allowed = others + ["every", "first", "on"]
    var seen: Set<String> = []
    while let word = words.first, word.text != "," {
      let name = try take(
        allowed,
        as: "a clause or a comma",
        help: "here may stand \(allowed.joined(separator: ", ")), or a comma and the next fault"
      )
      let isOccasion = name != "at" && name != "retry-after"
      guard seen.insert(isOccasion ? "occasion" : name).inserted else {
        throw error(
          "\(name) comes too late: it was said already",
          at: word,
          help: "leave one of them out"
        )
      }
      switch name {
      case "at": clauses.percent = try parsePercent()
      case "retry-after": clauses.retryAfter = try parseTime()
      case "every": clauses.occasion = .every(try parseCount(after: name))
      case "first": clauses.occasion = .first(try parseCount(after: name))
      default: clauses.occasion = .on(try parseCount(after: name))
      }
    }
  }

  // MARK: Numbers

  private mutating func parseCount(after name: String) throws(FaultScriptError) -> Int {
    let help = "write a number from 1 on, as in \(name) 5"
    let word = try takeAny(help)
    guard let count = Int(word.text), count > 0 else {
      throw error("\(word.text) is no number of requests", at: word, help: help)
    }
    return count
  }

  /// The statuses that the API answers with.
  private static let statuses = [
    400, 401, 402, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504, 529,
  ]

  private mutating func parseStatus() throws(FaultScriptError) -> Int {
    let known = Self.statuses.map(String.init)
    let help = "the API fails with \(known.joined(separator: ", "))"
    let word = try takeAny(help)
    guard let status = Int(word.text), Self.statuses.contains(status) else {
      throw error("\(word.text) is no status of a failure", at: word, expected: known, help: help)
    }
    return status
  }

  private mutating func parsePercent() throws(FaultScriptError) -> Double {
    let help = "write a share below the whole, as in at 40%"
    let word = try takeAny(help)
    guard word.text.last == "%", let percent = Double(word.text.dropLast()), percent >= 0,
      percent < 100
    else { throw error("\(word.text) is no share of a reply", at: word, help: help) }
    return percent
  }

  private mutating func parseRate() throws(FaultScriptError) -> Double {
    let help = "write a pace as in slow 20 tokens/s"
    let word = try takeAny(help)
    guard let rate = Double(word.text), rate >= 0.001, rate <= 1_000_000 else {
      throw error("\(word.text) is no pace", at: word, help: help)
    }
    _ = try take(["tokens/s"], as: "the unit tokens/s", help: help)
    return rate
  }

  private mutating func parseTimes() throws(FaultScriptError) -> ClosedRange<Duration> {
    let help = "write a time as in latency 200ms, or two as in latency 100ms..400ms"
    guard let word = words.first, let dots = word.text.firstRange(of: "..") else {
      let time = try parseTime()
      return time...time
    }
    words.removeFirst()
    let least = Self.time(String(word.text[..<dots.lowerBound]))
    let most = Self.time(String(word.text[dots.upperBound...]))
    guard let least, let most, least <= most else {
      throw error("\(word.text) is no range of times", at: word, help: help)
    }
    return least...most
  }

  private mutating func parseTime() throws(FaultScriptError) -> Duration {
    let help = "write a number and its unit without a blank, as in 200ms or 1.5s"
    let word = try takeAny(help)
    guard let time = Self.time(word.text) else {
      throw error("\(word.text) is no time", at: word, help: help)
    }
    return time
  }

  /// A time of at most a day; nil for anything else.
  private static func time(_ text: String) -> Duration? {
    for (unit, factor) in [("ms", 0.001), ("min", 60), ("s", 1)] where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), number >= 0, number * factor <= 86_400
      else { return nil }
      return .seconds(number * factor)
    }
    return nil
  }

  // MARK: Words

  /// Takes one of some words.
  private mutating func take(
    _ expected: [String],
    as what: String,
    help: String
  ) throws(FaultScriptError) -> String {
    guard let word = words.first, word.text != "," else {
      throw error("\(what) is missing", expected: expected, help: help)
    }
    guard expected.contains(word.text) else {
      throw error("\(word.text) is not \(what)", at: word, expected: expected, help: help)
    }
    words.removeFirst()
    return word.text
  }

  /// Takes whatever word comes next.
  private mutating func takeAny(_ help: String) throws(FaultScriptError) -> Word {
    guard let word = words.first, word.text != "," else {
      throw error("something is missing", help: help)
    }
    words.removeFirst()
    return word
  }

  private func error(
    _ message: String,
    at word: Word? = nil,
    expected: [String] = [],
    help: String
  ) -> FaultScriptError {
    let place = word?.place ?? words.first?.place ?? end..<end
    return FaultScriptError(
      message: message,
      place: place,
      word: word?.text ?? "",
      expected: expected,
      help: help
    )
  }

  /// The words of a text, commas apart.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var word = ""
    func close(at offset: Int) {
      guard !word.isEmpty else { return }
      words.append(Word(text: word, place: offset - word.count..<offset))
      word = ""
    }
    for (offset, character) in text.enumerated() {
      guard character == "," || character.isWhitespace else {
        word.append(character)
        continue
      }
      close(at: offset)
      if character == "," { words.append(Word(text: ",", place: offset..<offset + 1)) }
    }
    close(at: text.count)
    return words
  }
}
