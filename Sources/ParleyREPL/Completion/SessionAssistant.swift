import LineEditing
import ParleyDiagnostics
import ParleySyntax
import Synchronization

/// What knows the language and the session while an entry is typed.
///
/// The session replaces ``context`` after each entry; the editor asks from its own thread.
package final class SessionAssistant: LineAssistant {
  /// A context with what is computed from it once.
  private struct State {
    var context: CompletionContext
    var knownNames: Set<String>
  }

  private let state: Mutex<State>

  /// The longest entry that gets its looks at each key, in bytes; a longer one is shown plain.
  ///
  /// At this length one look takes about a millisecond.
  package static let highlightedLength = 50_000

  /// Makes an assistant.
  package init(_ context: CompletionContext = CompletionContext()) {
    state = Mutex(State(context: context, knownNames: context.knownNames))
  }

  /// What is known of the session.
  package var context: CompletionContext {
    get { state.withLock { $0.context } }
    set {
      let state = State(context: newValue, knownNames: newValue.knownNames)
      self.state.withLock { $0 = state }
    }
  }

  /// Whether the entry is whole: a command, what is said while talking, and statements that lack no end.
  package func isComplete(_ entry: String) -> Bool {
    let part = EntryPart(of: entry, isTalking: state.withLock { $0.context.isTalking })
    switch part {
    case .said, .command: return true
    case .statements(let start):
      var map = SourceMap()
      let text = SourceText.normalized(Array(entry.utf8.dropFirst(start))).text
      guard let file = map.add(path: "<entry>", text: text) else { return true }
      return !Parser.parse(file, mode: .prompt).isIncomplete
    }
  }

  /// What could stand at the cursor.
  package func completions(of entry: String, at cursor: Int) -> Completions {
    let context = context
    let bytes = Array(entry.utf8)
    let cursor = EntryPart.boundary(atOrBefore: cursor, in: bytes)
    let part = EntryPart(of: entry, isTalking: context.isTalking)
    let completion = EntryCompletion(context: context, bytes: bytes, cursor: cursor)
    switch part {
    case .said: return .none
    case .command(let start): return completion.ofCommand(from: start)
    case .statements(let start):
      guard cursor >= start else { return .none }
      // While talking, what follows the colon may be a command as well.
      if start > 0, let commands = completion.ofCommandName(from: start - 1) { return commands }
      return completion.ofStatements(from: start)
    }
  }

  /// The looks of an entry.
  package func highlights(of entry: String) -> [Highlight] {
    guard entry.utf8.count <= Self.highlightedLength else { return [] }
    let (isTalking, names) = state.withLock { ($0.context.isTalking, $0.knownNames) }
    return EntryHighlighting.highlights(of: entry, isTalking: isTalking, knownNames: names)
  }
}

/// What an entry is.
enum EntryPart: Equatable {
  /// Something that is said as it is.
  case said
  /// A command; the offset of its colon.
  case command(Int)
  /// Statements, from an offset on.
  case statements(from: Int)

  /// Looks at an entry's beginning.
  init(of entry: String, isTalking: Bool) {
    let bytes = entry.utf8
    guard let start = bytes.firstIndex(where: { !Self.isSpace($0) }),
      bytes[start] == UInt8(ascii: ":")
    else {
      self = isTalking ? .said : .statements(from: 0)
      return
    }
    let colon = bytes.distance(from: bytes.startIndex, to: start)
    let rest = bytes[bytes.index(after: start)...]
    let name = String(rest.drop(while: Self.isSpace).prefix { !Self.isSpace($0) }) ?? ""
    self = isTalking && !Self.isCommand(name) ? .statements(from: colon + 1) : .command(colon)
  }

  /// Whether a word after a colon is a command while talking: its name, or the beginning of one and of no verb.
  private static func isCommand(_ name: String) -> Bool {
    if CommandSyntax.named(name) != nil { return true }
    if Verb.isVerb(name) { return false }
    return CommandSyntax.startingWith(name).count == 1
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    EntryScanner.isBlank(byte) || byte == UInt8(ascii: "\n")
  }

  /// The start of the scalar that an offset lies in, within the entry.
  static func boundary(atOrBefore offset: Int, in bytes: [UInt8]) -> Int {
    var offset = min(max(0, offset), bytes.count)
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
