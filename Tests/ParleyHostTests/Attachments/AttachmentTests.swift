import ClaudeAPI
import ClaudeMessages
import FoundationEssentials
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct AttachmentTests {
  /// Runs a test in a folder of its own with one file in it.
  private func withFile(
    _ name: String,
    _ bytes: [UInt8],
    _ body: (Stage) async throws -> Void,
    _ replies: ScriptedReply...
  ) async throws {
    let folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(filePath: folder.path + "/" + name))
    let stage = Stage(folder: folder.path)
    for reply in replies { stage.provider.append(reply) }
    try await body(stage)
  }

  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2]

  @Test func anImageGoesWithTheNextUserTurnOnly() async throws {
    try await withFile(
      "cat.dat",
      Self.png,
      { stage in
        try await stage.perform(.attach(.image, "cat.dat"))
        try await stage.say("What is it?")
        try await stage.say("Sure?")
        let content = stage.bodies[0]["messages"]?[0]?["content"]
        #expect(content?[0]?["type"]?.stringValue == "image")
        #expect(content?[0]?["source"]?["type"]?.stringValue == "base64")
        #expect(content?[0]?["source"]?["media_type"]?.stringValue == "image/png")
        #expect(content?[0]?["source"]?["data"]?.stringValue == "iVBORw0KGgoBAg==")
        #expect(content?[1]?["text"]?.stringValue == "What is it?")
        #expect(stage.bodies[1]["messages"]?[2]?["content"]?.stringValue == "Sure?")
      },
      .text("A cat."),
      .text("Yes.")
    )
  }

  @Test(arguments: [
    (Array("%PDF-1.7 …".utf8), "base64", "application/pdf"),
    (Array("Grüße\n".utf8), "text", "text/plain"),
  ])
  func aDocumentIsKnownByItsBytes(bytes: [UInt8], source: String, type: String) async throws {
    try await withFile(
      "paper",
      bytes,
      { stage in
        try await stage.perform(.attach(.document, "paper"))
        try await stage.say("Sum it up.")
        let block = stage.bodies[0]["messages"]?[0]?["content"]?[0]
        #expect(block?["type"]?.stringValue == "document")
        #expect(block?["source"]?["type"]?.stringValue == source)
        #expect(block?["source"]?["media_type"]?.stringValue == type)
      },
      .text("Well.")
    )
  }

  @Test(arguments: [
    (AttachmentKind.image, Array("%PDF-1.7".utf8)), (.image, Array("text".utf8)),
    (.document, AttachmentTests.png), (.document, [0, 1, 2, 255]), (.image, []),
    (.document, Array("\u{FEFF} \r\n\t".utf8)),
  ])
  func whatTheAPIDoesNotTakeIsRefused(kind: AttachmentKind, bytes: [UInt8]) async throws {
    try await withFile(
      "file",
      bytes,
      { stage in
        await #expect(throws: EffectError.self) { try await stage.perform(.attach(kind, "file")) }
        #expect(stage.host.currentConversations.current.attachments.isEmpty)
      }
    )
  }

  @Test func aByteOrderMarkIsNoPartOfADocument() async throws {
    try await withFile(
      "paper",
      Array("\u{FEFF}Hello".utf8),
      { stage in
        try await stage.perform(.attach(.document, "paper"))
        try await stage.say("Sum it up.")
        let block = stage.bodies[0]["messages"]?[0]?["content"]?[0]
        #expect(block?["source"]?["data"]?.stringValue == "Hello")
      },
      .text("Well.")
    )
  }

  @Test func anAddressIsPassedOnAndNotFetched() async throws {
    let stage = Stage(.text("A cat."))
    try await stage.perform(.attach(.image, "https://example.com/cat.png"))
    try await stage.perform(.attach(.document, "https://example.com/paper.pdf"))
    try await stage.say("Compare.")
    let content = stage.bodies[0]["messages"]?[0]?["content"]
    #expect(
      content?[0]?.description
        == #"{"type":"image","source":{"type":"url","url":"https://example.com/cat.png"}}"#
    )
    #expect(content?[1]?["source"]?["url"]?.stringValue == "https://example.com/paper.pdf")
  }

  @Test(arguments: [
    "https://", "http:///cat.png", "https://?x", "https://:80/", "https://a b/c", "ftp://a/b.png",
    "file:///tmp/cat.png", "data:image/png;base64,AAAA", "HTTPS://",
  ])
  func anAddressWithoutAHostIsRefusedBeforeSending(place: String) async throws {
    let stage = Stage()
    let error = await #expect(throws: EffectError.self) {
      try await stage.perform(.attach(.image, place))
    }
    #expect(error?.kind == .value)
    #expect(error?.message.contains(place) == true)
    #expect(stage.host.currentConversations.current.attachments.isEmpty)
  }

  @Test func aSchemeIsTheSameInCapitals() async throws {
    let stage = Stage(.text("A cat."))
    try await stage.perform(.attach(.image, "HTTPS://example.com/cat.png"))
    try await stage.say("What is it?")
    let source = stage.bodies[0]["messages"]?[0]?["content"]?[0]?["source"]
    #expect(source?["url"]?.stringValue == "HTTPS://example.com/cat.png")
  }

  @Test func aPathMayHaveAColon() async throws {
    try await withFile(
      "cat: 1.png",
      Self.png,
      { stage in
        try await stage.perform(.attach(.image, "cat: 1.png"))
        #expect(stage.host.currentConversations.current.attachments.count == 1)
      }
    )
  }

  @Test func sendDoesNotLoseAnAttachmentSilently() async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(.appendTurn(.user, "a"))
    try await stage.perform(.attach(.image, "https://example.com/cat.png"))
    let error = await #expect(throws: EffectError.self) { try await stage.send() }
    #expect(error?.kind == .value)
  }

  @Test func undoGivesTheAttachmentBackAndRedoTakesItAgain() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.perform(.attach(.image, "https://example.com/cat.png"))
    try await stage.say("a")
    try await stage.retry()
    #expect(stage.bodies[1] == stage.bodies[0])
    try await stage.perform(.undo)
    #expect(stage.host.currentConversations.current.attachments.isEmpty)
    try await stage.perform(.undo)
    #expect(stage.host.currentConversations.current.attachments.count == 1)
    try await stage.perform(.redo)
    #expect(stage.host.currentConversations.current.attachments.isEmpty)
  }

  @Test func aFileOutsideTheFolderIsAMatterOfPermission() async throws {
    try await withFile(
      "file",
      Self.png,
      { stage in
        let error = await #expect(throws: EffectError.self) {
          try await stage.perform(.attach(.image, "/etc/hostname"))
        }
        #expect(error?.kind == .permission)
      }
    )
  }

  @Test(arguments: [AttachmentKind.image, .document])
  func whatTheModelDoesNotTakeIsToldBeforeItIsSent(kind: AttachmentKind) async throws {
    let catalogue = try ModelCatalogue.builtIn.merging(
      json: Array(#"{"models": [{"id": "tiny", "images": false, "documents": false}]}"#.utf8)
    )
    let stage = Stage(.text("x"), catalogue: catalogue)
    try await stage.set("model", "tiny")
    try await stage.perform(.attach(kind, "https://example.com/x"))
    let error = await #expect(throws: EffectError.self) { try await stage.say("What is it?") }
    #expect(error?.kind == .value)
    #expect(error?.message.contains("tiny does not take \(kind.rawValue)s") == true)
    #expect(stage.provider.requests.isEmpty)
  }
}
