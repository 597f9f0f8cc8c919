import FoundationEssentials
import LineEditing
import TestSupport
import Testing

@testable import ParleyREPL

/// Paths, in a folder that each test makes for itself.
struct FileCompletionTests {
  @Test func suitedFilesComeBeforeFoldersAndOthers() throws {
    try Folder.with(["a.txt", "b.png", "c.JPG", "pictures/x.png", ".hidden.png"]) { folder in
      #expect(folder.texts("image ") == ["b.png", "c.JPG", "pictures/", "a.txt"])
      #expect(folder.texts("document ") == ["a.txt", "pictures/", "b.png", "c.JPG"])
      #expect(folder.texts("image .") == [".hidden.png"])
      #expect(folder.texts("image pictures/") == ["x.png"])
      #expect(folder.texts("image B") == ["b.png"])
      let items = folder.completions("image p").items
      #expect(items.map(\.suffix) == [""])
    }
  }

  @Test func lastPartOfAPathIsReplaced() throws {
    try Folder.with(["pictures/x.png"]) { folder in
      #expect(folder.completions("image pictures/x").replaced == 15..<16)
      #expect(folder.completions("print read(\"pictures/").replaced == 21..<21)
    }
  }

  @Test func namesAreSpelledAsTheirPlaceNeedsIt() throws {
    try Folder.with(["my file.txt", "q\"{{.txt", "it's.txt", "my folder/z.txt"]) { folder in
      #expect(folder.texts("image my") == ["\"my folder/", "\"my file.txt\""])
      #expect(folder.completions("image my").replaced == 6..<8)
      #expect(folder.texts("image \"my") == ["my folder/", "my file.txt"])
      #expect(folder.texts("image \"my folder/") == ["z.txt"])
      #expect(folder.texts("print read(\"q") == ["q\\\"\\{{.txt"])
      #expect(folder.texts("print read(\"q\\\"") == ["q\\\"\\{{.txt"])
      #expect(folder.texts("print read('it") == ["it''s.txt"])
      #expect(folder.texts(":load my") == ["my folder/", "my file.txt"])
      #expect(folder.texts(":load my fi") == ["my file.txt"])
      #expect(folder.texts(":load \"my fi") == ["my file.txt"])
    }
  }

  @Test func namesThatNeedNoQuotesGetNoneBesideOthersThatDo() throws {
    try Folder.with(["pictures/a.png", "pictures/a b.png"]) { folder in
      #expect(folder.texts("image pictures/a") == ["\"pictures/a b.png\"", "pictures/a.png"])
      #expect(folder.completions("image pictures/a").replaced == 6..<16)
    }
  }

  @Test func quoteIsClosedUnlessOneStandsThere() throws {
    try Folder.with(["notes.txt"]) { folder in
      #expect(folder.completions("print read(\"no").items.map(\.suffix) == ["\""])
      let entry = "print read(\"no\")"
      let items = folder.assistant.completions(of: entry, at: 14).items
      #expect(items.map(\.text) == ["notes.txt"])
      #expect(items.map(\.suffix) == [""])
    }
  }

  @Test func placesOfFilesAreKnown() throws {
    try Folder.with(["data.csv", "data.json", "data.claude", "data.md"]) { folder in
      #expect(folder.texts("include \"d").first == "data.claude")
      #expect(folder.texts("print read_json(\"d").first == "data.json")
      #expect(folder.texts("print read_csv(\"d").first == "data.csv")
      #expect(folder.texts("say {{ read_csv(\"d").first == "data.csv")
      #expect(folder.texts("write \"d").count == 4)
      #expect(folder.texts(":run ").first == "data.claude")
      #expect(folder.texts(":export ") == ["data.json", "data.md", "data.claude", "data.csv"])
      #expect(folder.texts("print len(\"d").isEmpty)
      #expect(folder.texts("say \"d").isEmpty)
    }
  }

  @Test func statementsSeeNothingOutsideThePermittedFolders() throws {
    try Folder.with(["inside/a.png", "outside/b.png"]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/inside/link",
        withDestinationPath: "\(folder.path)/outside"
      )
      var context = CompletionContext()
      context.folder = "\(folder.path)/inside"
      context.readableFolders = ["\(folder.path)/inside"]
      let assistant = SessionAssistant(context)
      func texts(_ entry: String) -> [String] {
        assistant.completions(of: entry, at: entry.utf8.count).items.map(\.text)
      }
      #expect(texts("image ") == ["a.png", "link/"])
      #expect(texts("image link/").isEmpty)
      #expect(texts("image ../outside/").isEmpty)
      #expect(texts("image \(folder.path)/inside/") == ["a.png", "link/"])
      #expect(texts("image \(folder.path)/outside/").isEmpty)
      #expect(texts(":load ../outside/") == ["b.png"])
      context.readableFolders.append("\(folder.path)/outside")
      assistant.context = context
      #expect(texts("image ../outside/") == ["b.png"])
    }
  }

  @Test func folderThatCannotBeReadOffersNothing() {
    var context = CompletionContext()
    context.folder = "/nonexistent"
    context.readableFolders = ["/nonexistent"]
    #expect(SessionAssistant(context).completions(of: "image ", at: 6).items.isEmpty)
    #expect(SessionAssistant().completions(of: "image ", at: 6).items.isEmpty)
  }

  @Test func largeFolderIsReadInPart() throws {
    let names = (0..<FolderListing.maximumCount + 50).map { "f\($0)" }
    try Folder.with(names) { folder in
      let count = FolderListing(of: folder.path).items.count
      #expect(count <= FolderListing.maximumCount && count > FolderListing.maximumCount - 10)
    }
  }

  @Test func namesThatWouldDisturbATerminalAreLeftOut() throws {
    try Folder.with(["plain", "bell\u{7}", "escape\u{1B}[2J"]) { folder in
      #expect(folder.texts(":load ") == ["plain"])
    }
  }
}

/// A folder with files, for the time of a test.
private struct Folder {
  let path: String
  let assistant: SessionAssistant

  static func with(_ files: [String], _ body: (Folder) throws -> Void) throws {
    let manager = FileManager.default
    let path = "\(manager.temporaryDirectory.path)/parley-completion-\(UUID())"
    defer { try? manager.removeItem(atPath: path) }
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files {
      let parts = file.split(separator: "/").dropLast()
      let folder = "\(path)/\(parts.joined(separator: "/"))"
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: "\(path)/\(file)"))
    }
    var context = CompletionContext()
    context.folder = path
    context.readableFolders = [path]
    try body(Folder(path: path, assistant: SessionAssistant(context)))
  }

  func completions(_ entry: String) -> Completions {
    assistant.completions(of: entry, at: entry.utf8.count)
  }

  func texts(_ entry: String) -> [String] { completions(entry).items.map(\.text) }
}
