import FoundationEssentials
import Glibc
import Testing

@testable import ClaudeAPI

struct KeyFileTests {
  /// A folder of its own.
  private final class Folder {
    let path = "\(FileManager.default.temporaryDirectory.path)/key-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, mode: mode_t) throws -> String {
      let file = "\(path)/key"
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      #expect(chmod(file, mode) == 0)
      return file
    }
  }

  @Test(arguments: [0o600, 0o400] as [mode_t])
  func aKeyOfOnesOwnIsRead(mode: mode_t) throws {
    let folder = try Folder()
    let key = try Credential(fileAt: try folder.write(" sk-1\r\n", mode: mode))
    #expect(key == .apiKey(try Secret("sk-1", from: "")))
  }

  @Test(arguments: [0o604, 0o621, 0o602, 0o644] as [mode_t])
  func aKeyThatOthersCanReadOrChangeIsRefused(mode: mode_t) throws {
    let folder = try Folder()
    let file = try folder.write("sk-1", mode: mode)
    let error = #expect(throws: ClaudeError.self) { try Credential(fileAt: file) }
    #expect(error?.code == .configuration)
    #expect(error?.message.contains("its permissions must be 600") == true)
    #expect(error?.help?.contains("chmod 600") == true)
  }

  @Test func rootsGroupMayReadWhatOnlyRootCanHaveMade() throws {
    let folder = try Folder()
    let file = try folder.write("sk-1", mode: 0o440)
    // Files with a list of access, as systemd makes them for the credentials of a service, look like this.
    guard chown(file, 0, 0) == 0 else {
      #expect(throws: ClaudeError.self) { try Credential(fileAt: file) }
      return
    }
    #expect(try Credential(fileAt: file) == .apiKey(try Secret("sk-1", from: "")))
    #expect(chown(file, 0, 1) == 0)
    #expect(throws: ClaudeError.self) { try Credential(fileAt: file) }
  }

  @Test(arguments: [
    ("", "is empty"), ("two words", "contains a blank"), ("a\nb", "contains a blank"),
  ])
  func whatIsNoKeyIsRefusedWithoutRepeatingIt(text: String, reason: String) throws {
    let folder = try Folder()
    let file = try folder.write(text, mode: 0o600)
    let error = #expect(throws: ClaudeError.self) { try Credential(fileAt: file) }
    #expect(error?.message.contains(reason) == true)
    #expect(error?.message.contains("two words") == false)
  }

  @Test func aMissingFileALinkAndAFolderAreNoKeys() throws {
    let folder = try Folder()
    let file = try folder.write("sk-1", mode: 0o600)
    #expect(symlink(file, "\(folder.path)/link") == 0)
    for (path, reason) in [
      ("\(folder.path)/none", "there is no"), ("\(folder.path)/link", "symbolic link"),
      (folder.path, "is not a file"),
    ] {
      let error = #expect(throws: ClaudeError.self) { try Credential(fileAt: path) }
      #expect(error?.message.contains(reason) == true, "\(path): \(error?.message ?? "")")
    }
  }

  @Test func aKeyFromElsewhereTakesThePlaceOfTheEnvironments() throws {
    let key = Credential.apiKey(try Secret("sk-file", from: ""))
    let configuration = try ClientConfiguration(
      environment: ["ANTHROPIC_API_KEY": "sk-1", "ANTHROPIC_PROFILE": "missing"],
      credential: key
    )
    #expect(configuration.credential == key)
    #expect(configuration.notices.isEmpty)
  }

  @Test func theFieldsOfAConfigurationAreThoseOfItsRequests() throws {
    var configuration = ClientConfiguration(credential: .authToken(try Secret("tok", from: "")))
    configuration.workspaceID = "wrk_1"
    configuration.customHeaders = ["X-Team": "blue", "Anthropic-Beta": "a-1, b-2"]
    let fields = try configuration.ownFields()
    #expect(fields["authorization"] == "Bearer tok")
    #expect(fields["anthropic-workspace-id"] == "wrk_1")
    #expect(fields["x-team"] == "blue")
    #expect(fields.values(of: "anthropic-beta") == ["oauth-2025-04-20,a-1,b-2"])
    #expect(throws: ClaudeError.self) { try ClientConfiguration().ownFields() }
  }
}
