/// Where a text stands in a grammar: which bytes can follow, and whether it is whole.
///
/// A text can stand in several places at once, as before it is known which of two alternatives it is; each is a thread. A value: a copy
/// goes on by itself. Of more than ``mostThreads`` alternatives the first are followed; the others are then not written.
package struct TextConstraint: Sendable, Hashable {
  /// The most places at once: alternatives within alternatives could double with each level.
  static let mostThreads = 1_000

  /// One place: what is due now, and the rules after it, the next one last.
  private struct Thread: Sendable, Hashable {
    var due: Due?
    var later: [Int]
  }

  private enum Due: Sendable, Hashable {
    case text(rule: Int, taken: Int)
    case string(StringScan)
    case number(NumberScan)
  }

  private let grammar: TextGrammar
  private var threads: [Thread] = []
  /// Whether a space is due before the text.
  private(set) var expectsSpace = false
  /// Whether nothing of the text is there yet.
  private(set) var isAtStart = true

  /// Stands at the start of a grammar's texts.
  package init(_ grammar: TextGrammar) {
    self.grammar = grammar
    expand([grammar.start], into: &threads)
  }

  /// The same with a space due before the text.
  func afterSpace() -> TextConstraint {
    var copy = self
    copy.expectsSpace = true
    return copy
  }

  /// Whether the text can end here.
  package var isComplete: Bool {
    threads.contains { thread in
      switch thread.due {
      case nil: true
      case .number(let scan): scan.canEnd && thread.later.isEmpty
      case .text, .string: false
      }
    }
  }

  /// Takes bytes; false where one cannot follow, and the constraint is then of no more use.
  package mutating func take(_ bytes: some Sequence<UInt8>) -> Bool {
    for byte in bytes where !take(byte) { return false }
    return true
  }

  /// Whether bytes can follow.
  func allows(_ bytes: ArraySlice<UInt8>) -> Bool {
    var copy = self
    return copy.take(bytes)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if expectsSpace {
      expectsSpace = false
      return byte == UInt8(ascii: " ")
    }
    isAtStart = false
    var next: [Thread] = []
    for thread in threads where next.count < Self.mostThreads {
      advance(thread, by: byte, into: &next)
    }
    threads = next.count > 1 ? Self.unique(next) : next
    return !threads.isEmpty
  }

  private static func unique(_ threads: [Thread]) -> [Thread] {
    var seen: Set<Thread> = []
    return threads.filter { seen.insert($0).inserted }
  }

  private func advance(_ thread: Thread, by byte: UInt8, into next: inout [Thread]) {
    switch thread.due {
    case nil: break
    case .text(let rule, let taken):
      guard case .text(let bytes) = grammar.rules[rule], bytes[taken] == byte else { return }
      if taken + 1 < bytes.count {
        next.append(Thread(due: .text(rule: rule, taken: taken + 1), later: thread.later))
      } else {
        expand(thread.later, into: &next)
      }
    case .string(var scan):
      switch scan.take(byte) {
      case .rejected: break
      case .taken: next.append(Thread(due: .string(scan), later: thread.later))
      case .ended: expand(thread.later, into: &next)
      }
    case .number(var scan):
      let canEnd = scan.canEnd
      if scan.take(byte) {
        next.append(Thread(due: .number(scan), later: thread.later))
      } else if canEnd {
        var ended: [Thread] = []
        expand(thread.later, into: &ended)
        for thread in ended { advance(thread, by: byte, into: &next) }
      }
    }
  }

  /// Follows rules until a byte is due.
  private func expand(_ rules: [Int], into threads: inout [Thread]) {
    var open = [rules]
    // Alternatives that meet again, or that stand for themselves, are followed once.
    var followed: Set<[Int]> = []
    while threads.count < Self.mostThreads, var later = open.popLast() {
      guard let rule = later.popLast() else {
        threads.append(Thread(due: nil, later: []))
        continue
      }
      switch grammar.rules[rule] {
      case .text: threads.append(Thread(due: .text(rule: rule, taken: 0), later: later))
      case .string: threads.append(Thread(due: .string(StringScan()), later: later))
      case .number(let isInteger):
        let scan = NumberScan(isInteger: isInteger)
        threads.append(Thread(due: .number(scan), later: later))
      case .sequence(let parts): open.append(later + parts.reversed())
      case .choice(let parts):
        guard followed.insert(later + [rule]).inserted else { continue }
        for part in parts.reversed() { open.append(later + [part]) }
      }
    }
  }
}
