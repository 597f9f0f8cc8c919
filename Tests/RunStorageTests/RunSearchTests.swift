import RunStorage
import TestSupport
import Testing

struct RunSearchTests {
  private let folder: TemporaryFolder
  private let store: RunStore

  init() async throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
    let ids = ["20261125tab", "20261125tabc", "20261126txx", "20270101taa"]
    for (second, id) in zip(Int64(1)..., ids) {
      try await store.begin(SampleRecords.run(id, at: second))
    }
  }

  @Test(arguments: [
    ("last", "20270101taa"), ("20261125tabc", "20261125tabc"), ("20261125tab", "20261125tab"),
    ("20261126", "20261126txx"), ("20261126TXX", "20261126txx"), ("2027", "20270101taa"),
  ])
  func aRunIsFoundByIdOrItsBeginning(text: String, id: String) async throws {
    #expect(try await store.run(matching: text).id == id)
  }

  @Test func aBeginningOfSeveralNamesThem() async throws {
    let error = await #expect(throws: RunStorageError.self) {
      try await store.run(matching: "20261")
    }
    #expect(error?.code == .ambiguousRun)
    #expect(error?.candidates == ["20261126txx", "20261125tabc", "20261125tab"])
    #expect(error?.help?.contains("20261126txx, 20261125tabc, 20261125tab") == true)
  }

  @Test(arguments: [
    ("20261125tabd", ["20261125tabc", "20261125tab"]), ("20261126txy", ["20261126txx"]),
    ("%", ["20270101taa", "20261126txx", "20261125tabc"]),
    ("", ["20270101taa", "20261126txx", "20261125tabc"]),
  ])
  func whatIsNoRunNamesTheNearest(text: String, nearest: [String]) async throws {
    let error = await #expect(throws: RunStorageError.self) {
      try await store.run(matching: text)
    }
    #expect(error?.code == .noSuchRun)
    #expect(error?.candidates == nearest)
  }

  @Test func anEmptyStoreSaysSo() async throws {
    let empty = try RunStore(folder("empty.sqlite"))
    let error = await #expect(throws: RunStorageError.self) {
      try await empty.run(matching: "last")
    }
    #expect(error?.code == .noSuchRun)
    #expect(error?.help == "the store has no runs yet")
  }
}
