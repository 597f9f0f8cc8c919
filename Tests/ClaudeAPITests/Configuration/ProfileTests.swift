import FoundationEssentials
import Testing

@testable import ClaudeAPI

struct ProfileTests {
  /// A configuration folder of its own.
  private final class Folder {
    let path: String

    init() throws {
      path = "\(FileManager.default.temporaryDirectory.path)/profile-\(UUID().uuidString)"
      for folder in ["configs", "credentials"] {
        try FileManager.default.createDirectory(
          atPath: "\(path)/\(folder)",
          withIntermediateDirectories: true
        )
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String, mode: Int = 0o600) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
      try FileManager.default.setAttributes(
        [.posixPermissions: mode],
        ofItemAtPath: "\(path)/\(name)"
      )
    }

    /// A profile that works.
    func addProfile(_ name: String = "default", expiry: Int = 2000) throws {
      try write(
        "configs/\(name).json",
        #"{"version":"1.0","authentication":{"type":"user_oauth"},"workspace_id":"wrk_1","base_url":"https://profile.example"}"#
      )
      try write(
        "credentials/\(name).json",
        #"{"version":"1.0","type":"oauth_token","access_token":"tok-1","expires_at":\#(expiry)}"#
      )
    }

    func configuration(_ more: [String: String] = [:]) throws -> ClientConfiguration {
      let environment = ["ANTHROPIC_CONFIG_DIR": path].merging(more) { $1 }
      return try ClientConfiguration(
        environment: environment,
        time: TimeSource(unixTime: { 1000 })
      )
    }

    func refusal(_ more: [String: String] = [:]) -> ClaudeError? {
      #expect(throws: ClaudeError.self) { try configuration(more) }
    }
  }

  @Test func theDefaultProfileIsRead() throws {
    let folder = try Folder()
    try folder.addProfile()
    let configuration = try folder.configuration()
    #expect(configuration.credential == .authToken(try Secret("tok-1", from: "")))
    #expect(configuration.workspaceID == "wrk_1")
    #expect(configuration.baseURL.description == "https://profile.example")
  }

  @Test func theActiveProfileAndTheNamedOneAreRead() throws {
    let folder = try Folder()
    try folder.addProfile("work")
    try folder.write("active_config", "work\n")
    #expect(try folder.configuration().credential != nil)
    try folder.write("active_config", "gone")
    #expect(try folder.configuration().credential == nil)
    #expect(try folder.configuration(["ANTHROPIC_PROFILE": "work"]).credential != nil)
  }

  @Test func theEnvironmentComesFirst() throws {
    let folder = try Folder()
    try folder.addProfile()
    let configuration = try folder.configuration([
      "ANTHROPIC_API_KEY": "sk-1", "ANTHROPIC_BASE_URL": "https://mine.example",
    ])
    #expect(configuration.credential == .apiKey(try Secret("sk-1", from: "")))
    #expect(configuration.workspaceID == nil)
    let url = try folder.configuration(["ANTHROPIC_BASE_URL": "https://mine.example"])
    #expect(url.baseURL.host == "mine.example")
  }

  @Test func noProfileIsNoError() throws {
    #expect(try ClientConfiguration(environment: ["HOME": "/nonexistent"]).credential == nil)
    #expect(try ClientConfiguration(environment: [:]).credential == nil)
  }

  @Test func aNamedProfileMustExist() throws {
    #expect(try Folder().refusal(["ANTHROPIC_PROFILE": "none"])?.code == .configuration)
  }

  @Test(arguments: ["..", ".", "a/b", "../x", "a b", "ä"])
  func namesCannotLeadOutOfTheFolder(name: String) throws {
    let refusal = try Folder().refusal(["ANTHROPIC_PROFILE": name])
    #expect(refusal?.message.hasSuffix("is not the name of a profile") == true)
  }

  @Test(arguments: [("credentials", 0o640), ("credentials", 0o604), ("configs", 0o620)])
  func filesThatOthersMayTouchAreRefused(folderName: String, mode: Int) throws {
    let folder = try Folder()
    try folder.addProfile()
    try FileManager.default.setAttributes(
      [.posixPermissions: mode],
      ofItemAtPath: "\(folder.path)/\(folderName)/default.json"
    )
    #expect(folder.refusal()?.message.contains("others may") == true)
  }

  @Test func aLinkToCredentialsIsRefused() throws {
    let folder = try Folder()
    try folder.addProfile()
    let credentials = "\(folder.path)/credentials/default.json"
    try FileManager.default.moveItem(atPath: credentials, toPath: "\(credentials).real")
    try FileManager.default.createSymbolicLink(
      atPath: credentials,
      withDestinationPath: "\(credentials).real"
    )
    #expect(folder.refusal()?.message.contains("symbolic link") == true)
  }

  @Test func anExpiredTokenIsRefused() throws {
    let folder = try Folder()
    try folder.addProfile(expiry: 1000)
    #expect(folder.refusal()?.message.contains("expired") == true)
  }

  @Test(arguments: [
    "not json", "[]", #"{"authentication":{"type":"oidc_federation"}}"#,
    #"{"authentication":{"credentials_path":"../../etc/passwd"}}"#,
    #"{"authentication":{"credentials_path":"missing.json"}}"#, #"{"base_url":"nonsense"}"#,
  ])
  func unusableProfilesAreRefused(config: String) throws {
    let folder = try Folder()
    try folder.addProfile()
    try folder.write("configs/default.json", config)
    #expect(folder.refusal()?.code == .configuration)
  }

  @Test func credentialsWithoutATokenAreRefused() throws {
    let folder = try Folder()
    try folder.addProfile()
    try folder.write("credentials/default.json", #"{"access_token":7}"#)
    #expect(folder.refusal()?.message.contains("access_token") == true)
  }
}
