import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

struct StandardInputTests {
  @Test func terminalIsEmptyAndTextIsItself() throws {
    #expect(try StandardInput(.terminal).text() == "")
    #expect(try StandardInput(.text("é\n")).text() == "é\n")
  }

  @Test func scriptFromStandardInputLeavesNothing() throws {
    let error = try effectError { _ = try StandardInput(.holdsScript).text() }
    #expect(error.kind == .file)
    #expect(error.help != nil)
  }

  private func pipe(_ bytes: [UInt8]) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    try #require(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    return ends[0]
  }

  @Test func pipeIsReadToItsEndOnce() throws {
    let end = try pipe(Array("one\ntwo".utf8))
    let input = StandardInput(.descriptor(end))
    #expect(try input.text() == "one\ntwo")
    close(end)
    #expect(try input.text() == "one\ntwo")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 100, "standard input is not UTF-8 text: byte 0xFF at offset 1"),
      ([0x61, 0x61, 0x61], 2, "standard input goes on, and a script reads no more than 2"),
    ] as [([UInt8], Int, String)]
  )
  func whatCannotBeTakenIsNamedEachTime(_ bytes: [UInt8], limit: Int, message: String) throws {
    let end = try pipe(bytes)
    defer { close(end) }
    let input = StandardInput(.descriptor(end), limit: limit)
    for _ in 0..<2 {
      #expect(try effectError { _ = try input.text() }.message == message)
    }
  }
}
