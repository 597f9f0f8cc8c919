import OrderedJSON

/// What differs between a lock and the run that is about to start, one sentence each.
package struct LockDrift: Sendable, Equatable {
  /// The sentences; empty where nothing differs.
  package private(set) var sentences: [String] = []

  /// Compares what is known before a run.
  ///
  /// Files and models are compared as far as the lock names them.
  ///
  /// - Parameters:
  ///   - locked: What the lock says.
  ///   - now: What the run depends on; its `files` and `models` are what those of the lock have become.
  package init(from locked: LockContents, to now: LockContents) {
    compare("program", locked.program, now.program)
    compare("catalogue of models", locked.catalogueDate, now.catalogueDate)
    compare("provider", locked.provider, now.provider)
    compare(locked.sources, now.sources, called: "", shown: Self.short)
    compare(locked.parameters, now.parameters, called: "parameter ", shown: \.description)
    compare(locked.settings, now.settings, called: "setting ", shown: \.description)
    if locked.arguments != now.arguments {
      compare("args", Self.list(locked.arguments), Self.list(now.arguments))
    }
    if let before = locked.standardInput, let input = now.standardInput {
      compare("standard input", Self.short(before), Self.short(input))
    }
    compare(locked.files, now.files, called: "", shown: Self.short)
    compare(locked.models, now.models, called: "model ", shown: \.self)
  }

  private mutating func compare(_ what: String, _ before: String, _ now: String) {
    if before != now { sentences.append("\(what): \(before) → \(now)") }
  }

  private mutating func compare<Content>(
    _ locked: [LockContents.Entry<Content>],
    _ now: [LockContents.Entry<Content>],
    called kind: String,
    shown: (Content) -> String
  ) {
    for entry in locked {
      guard let other = now.first(where: { $0.name.hasSameBytes(as: entry.name) }) else {
        sentences.append("\(kind)\(entry.name): \(shown(entry.value)) → (not there)")
        continue
      }
      guard other.value != entry.value else { continue }
      sentences.append("\(kind)\(entry.name): \(shown(entry.value)) → \(shown(other.value))")
    }
    for entry in now where !locked.contains(where: { $0.name.hasSameBytes(as: entry.name) }) {
      sentences.append("\(kind)\(entry.name): (not there) → \(shown(entry.value))")
    }
  }

  /// The start of a digest, enough to tell two apart; what is no digest whole.
  static func short(_ digest: String) -> String {
    digest.utf8.count == 64 ? "sha256 \(digest.prefix(12))" : digest
  }

  private static func list(_ words: [String]) -> String {
    JSONValue.array(words.map(JSONValue.string)).description
  }
}
