import LineEditing

extension EntryCompletion {
  /// What a path is wanted for.
  enum FileUse {
    /// A statement or built-in of this name, which may read in permitted folders only.
    case statement(String)
    /// A command of the prompt of this name: the user's own doing.
    case command(String)

    /// The endings of the files that suit it, in lower case; empty when all do.
    fileprivate var endings: Set<String> {
      switch self {
      case .statement("image"): ["png", "jpg", "jpeg", "gif", "webp"]
      case .statement("document"): ["pdf", "txt", "md"]
      case .statement("include"): ["claude"]
      case .statement("read"): ["txt", "md"]
      case .statement("read_json"): ["json"]
      case .statement("read_csv"): ["csv", "tsv"]
      case .statement("data"): ["csv", "tsv", "json", "jsonl", "ndjson"]
      case .command("export"): ["md", "json"]
      case .command: ["claude"]
      case .statement: []
      }
    }
  }

  /// The files and folders that a path begun at an offset could name.
  ///
  /// - Parameters:
  ///   - use: What it is wanted for.
  ///   - word: Where the path begins, after its quote.
  ///   - quote: The quote it stands in; nil for none.
  /// - Returns: The completions: suited files, then folders, then other files.
  func files(for use: FileUse, from word: Int, quote: UInt8?) -> Completions {
    let typed = unescaped(text(word..<cursor), quote)
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<slash])
    let begun = String(typed[slash...])
    let found = candidates(in: folder, begun, use)
    let isWord: Bool = if case .statement = use { quote == nil } else { false }
    let needsQuotes =
      isWord && found.contains { Self.needsQuotes(folder + $0.name) }
    let items = found.map { item in
      let isQuoted = needsQuotes && Self.needsQuotes(folder + item.name)
      return self.item(item, in: needsQuotes ? folder : "", quote, needsQuotes: isQuoted)
    }
    // Of a path without quotes only the last part is replaced; what is before it may be spelled with escapes.
    let start = needsQuotes ? word : cursor - lastPartLength(from: word)
    return Completions(replacing: start..<cursor, with: items)
  }

  /// The bytes between the last slash that was typed and the cursor.
  private func lastPartLength(from word: Int) -> Int {
    let typed = bytes[word..<cursor]
    return cursor - (typed.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? word)
  }

  private func candidates(
    in folder: String,
    _ begun: String,
    _ use: FileUse
  ) -> [FolderListing.Item] {
    guard let path = absolute(folder), isPermitted(path, use) else { return [] }
    let listed = FolderListing(of: path).items.filter { item in
      !item.name.hasPrefix(".") || begun.hasPrefix(".")
    }
    let names = listed.map { Completions.Item($0.name) }
    let matching = Set(CompletionMatch.items(names, matching: begun).map(\.text))
    let found = listed.filter { matching.contains($0.name) }
    let suited = found.filter { !$0.isFolder && suits($0.name, use) }
    let folders = found.filter(\.isFolder)
    let others = found.filter { !$0.isFolder && !suits($0.name, use) }
    return suited + folders + others
  }

  private func suits(_ name: String, _ use: FileUse) -> Bool {
    let endings = use.endings
    guard !endings.isEmpty else { return true }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }

  /// The folder part of a path as an absolute path.
  private func absolute(_ folder: String) -> String? {
    guard let base = context.folder else { return nil }
    if folder.isEmpty { return base }
    return folder.hasPrefix("/") ? folder : "\(base)/\(folder)"
  }

  private func isPermitted(_ path: String, _ use: FileUse) -> Bool {
    if case .command = use { return true }
    return context.readableFolders.contains { RealPath.lies(path, in: $0) }
  }

  private func item(
    _ item: FolderListing.Item,
    in folder: String,
    _ quote: UInt8?,
    needsQuotes: Bool
  ) -> Completions.Item {
    let name = folder + item.name + (item.isFolder ? "/" : "")
    let spelled: String =
      switch quote {
      case UInt8(ascii: "'"): name.replacing("'", with: "''")
      case UInt8(ascii: "\""): name.escapedForQuotes
      default: needsQuotes ? "\"\(name.escapedForQuotes)\(item.isFolder ? "" : "\"")" : name
      }
    let closing = quote.map { next == $0 ? "" : String(UnicodeScalar($0)) } ?? ""
    return Completions.Item(
      spelled,
      explanation: item.isFolder ? "folder" : "",
      suffix: item.isFolder ? "" : closing
    )
  }

  /// A path as it was typed, without the spelling that its quote asks for.
  private func unescaped(_ typed: String, _ quote: UInt8?) -> String {
    switch quote {
    case UInt8(ascii: "'"): return typed.replacing("''", with: "'")
    case UInt8(ascii: "\""):
      return typed.replacing("\\\"", with: "\"").replacing("\\{{", with: "{{")
        .replacing("\\\\", with: "\\")
    default: return typed
    }
  }

  /// Whether a path cannot be written as a word.
  private static func needsQuotes(_ path: String) -> Bool {
    path.utf8.first == UInt8(ascii: "#") || path.hasPrefix("<<")
      || path.utf8.contains { " \t,\"'{}\\".utf8.contains($0) }
  }
}
