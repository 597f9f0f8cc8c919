import ClaudeAPI
import ClaudeMessages
import FoundationEssentials
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct AttachmentLimitTests {
  /// Runs a test in a folder of its own with some files in it.
  private static func withFiles(
    _ files: [String: [UInt8]],
    _ body: (Stage) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(filePath: folder.path + "/" + name))
    }
    try await body(Stage(folder: folder.path))
  }

  private static func error(
    _ kind: AttachmentKind,
    _ bytes: [UInt8]
  ) async throws -> EffectError? {
    var found: EffectError?
    try await withFiles(["file": bytes]) { stage in
      do throws(EffectError) {
        try await stage.perform(.attach(kind, "file"))
      } catch {
        found = error
      }
    }
    return found
  }

  /// A file that no model takes.
  enum Excess: CaseIterable {
    case width, height, pages, size

    var kind: AttachmentKind { self == .pages ? .document : .image }

    var bytes: [UInt8] {
      switch self {
      case .width: MediaFiles.png(8001, 10)
      case .height: MediaFiles.jpeg(10, 9000)
      case .pages: MediaFiles.pdf(pages: 601)
      case .size: MediaFiles.png(10, 10) + [UInt8](repeating: 0, count: 7_864_400)
      }
    }

    var words: String {
      switch self {
      case .width: "8,001 × 10 pixels"
      case .height: "10 × 9,000 pixels"
      case .pages: "601 pages"
      case .size: "10.1 MiB"
      }
    }
  }

  @Test(arguments: Excess.allCases)
  func whatNoModelTakesIsRefusedWhereItIsAttached(_ excess: Excess) async throws {
    let error = try await Self.error(excess.kind, excess.bytes)
    #expect(error?.kind == .value)
    #expect(error?.message.hasPrefix("file has ") == true)
    #expect(error?.message.contains(excess.words) == true)
    #expect(error?.help != nil)
  }

  @Test func theLargestIsTaken() async throws {
    #expect(try await Self.error(.image, MediaFiles.png(8000, 8000)) == nil)
    #expect(try await Self.error(.document, MediaFiles.pdf(pages: 600)) == nil)
    // 10 MiB of base64.
    let bytes = MediaFiles.png(10, 10)
    let rest = [UInt8](repeating: 0, count: 7_864_320 - bytes.count)
    #expect(try await Self.error(.image, bytes + rest) == nil)
  }

  @Test func amongManyImagesEachHasToBeSmall() async throws {
    try await Self.withFiles(["a": MediaFiles.png(2001, 5), "b": MediaFiles.png(2000, 5)]) {
      stage in
      try await stage.perform(.attach(.image, "a"))
      for _ in 0..<19 { try await stage.perform(.attach(.image, "b")) }
      stage.provider.append(.text("1"))
      try await stage.say("Look.")
      try await stage.perform(.attach(.image, "b"))
      let error = await #expect(throws: EffectError.self) { try await stage.say("And this?") }
      #expect(error?.message.contains("a has 2,001 × 5 pixels") == true)
      #expect(error?.message.contains("this one has 21") == true)
      #expect(stage.provider.requests.count == 1)
    }
  }

  @Test func aSmallWindowTakesFewerImages() async throws {
    try await Self.withFiles(["a": MediaFiles.png(5, 5)]) { stage in
      try await stage.set("model", "haiku-4.5")
      for _ in 0..<101 { try await stage.perform(.attach(.image, "a")) }
      let error = await #expect(throws: EffectError.self) { try await stage.say("Look.") }
      #expect(error?.message.contains("101 images") == true)
      #expect(error?.message.contains("at most 100") == true)
      stage.provider.append(.text("1"))
      try await stage.set("model", "haiku")
      try await stage.say("Look.")
      #expect(stage.provider.requests.count == 1)
    }
  }

  @Test func thePagesOfAllDocumentsCount() async throws {
    try await Self.withFiles([
      "a.pdf": MediaFiles.pdf(pages: 60), "b.pdf": MediaFiles.pdf(pages: 50),
    ]) { stage in
      try await stage.set("model", "haiku-4.5")
      try await stage.perform(.attach(.document, "a.pdf"))
      try await stage.perform(.attach(.document, "b.pdf"))
      let error = await #expect(throws: EffectError.self) { try await stage.say("Read.") }
      #expect(error?.message.contains("110 pages together (a.pdf alone 60)") == true)
      #expect(error?.help?.contains("600 pages") == true)
      #expect(stage.provider.requests.isEmpty)
    }
  }

  @Test func pagesThatCannotBeCountedAreToldAndSent() async throws {
    try await Self.withFiles(["a.pdf": Array("%PDF-1.7 nothing".utf8)]) { stage in
      stage.provider.append(.text("1"))
      try await stage.perform(.attach(.document, "a.pdf"))
      try await stage.say("Read.")
      #expect(stage.output.notices == ["attachment.pages-unknown"])
      #expect(stage.provider.requests.count == 1)
    }
  }

  @Test(arguments: [
    Array(MediaFiles.png(5, 5).prefix(10)), Array(MediaFiles.jpeg(5, 5).prefix(9)),
    Array(MediaFiles.gif(5, 5).prefix(7)), Array(MediaFiles.webp(5, 5, "VP8L").prefix(16)),
    MediaFiles.png(0, 5),
  ])
  func anImageWithoutASizeIsToldAndSent(bytes: [UInt8]) async throws {
    try await Self.withFiles(["a": bytes]) { stage in
      stage.provider.append(.text("1"))
      try await stage.perform(.attach(.image, "a"))
      try await stage.say("Look.")
      #expect(stage.output.notices == ["attachment.size-unknown"])
      #expect(stage.provider.requests.count == 1)
    }
  }

  @Test func whatWasPipedInIsAttached() async throws {
    let stage = Stage(.text("1"), standardInput: "Grüße")
    try await stage.perform(.attach(.document, "-"))
    try await stage.say("Read.")
    let source = stage.bodies[0]["messages"]?[0]?["content"]?[0]?["source"]
    #expect(source?["data"]?.stringValue == "Grüße")
  }

  @Test func nothingPipedInIsAnError() async throws {
    let stage = Stage()
    let error = await #expect(throws: EffectError.self) {
      try await stage.perform(.attach(.image, "-"))
    }
    #expect(error?.message == "standard input is empty")
    #expect(error?.help?.contains("pipe") == true)
  }
}
