import OrderedJSON

/// A login that another tool keeps in its configuration folder.
///
/// It is read, never written or refreshed.
///
/// - Source: The official SDKs' credential files: `configs/NAME.json`, `credentials/NAME.json`, `active_config`.
struct Profile: Sendable {
  /// The access token.
  let token: Secret
  /// The workspace it acts on; nil for none.
  let workspaceID: String?
  /// The server it is for; nil for the default.
  let baseURL: BaseURL?

  /// The profile that the environment selects, or the folder's active one.
  ///
  /// - Parameters:
  ///   - variables: The environment, without empty values.
  ///   - unixTime: Seconds since 1970.
  /// - Returns: nil when none is selected and there is no active one.
  /// - Throws: ``ClaudeError`` with code `configuration` for a profile that is unsafe, expired or not readable.
  static func selected(
    by variables: [String: String],
    unixTime: Int64
  ) throws(ClaudeError) -> Profile? {
    guard let folder = folder(variables) else { return nil }
    if let name = variables["ANTHROPIC_PROFILE"]?.trimmingBlanks() {
      guard let profile = try named(name, in: folder, unixTime: unixTime) else {
        throw .unusableProfile(name, "there is no \(folder)/configs/\(name).json")
      }
      return profile
    }
    let active = try activeName(in: folder)
    return try named(active ?? "default", in: folder, unixTime: unixTime)
  }

  private static func folder(_ variables: [String: String]) -> String? {
    if let folder = variables["ANTHROPIC_CONFIG_DIR"] { return folder }
    return variables["HOME"].map { "\($0)/.config/anthropic" }
  }

  private static func activeName(in folder: String) throws(ClaudeError) -> String? {
    let bytes: [UInt8]?
    do {
      bytes = try PrivateFile.read("\(folder)/active_config", privacy: .unwritable)
    } catch {
      throw .unusableProfile("active_config", error.reason)
    }
    let name = bytes.map { String(decoding: $0, as: UTF8.self).trimmingBlanks() }
    return name?.isEmpty == false ? name : nil
  }

  private static func named(
    _ name: String,
    in folder: String,
    unixTime: Int64
  ) throws(ClaudeError) -> Profile? {
    guard isSafe(name) else { throw .invalidProfileName(name) }
    guard let config = try json("\(folder)/configs/\(name).json", .unwritable, of: name) else {
      return nil
    }
    let kind = config["authentication"]?["type"]?.stringValue ?? "user_oauth"
    guard kind == "user_oauth" else {
      throw .unusableProfile(
        name,
        "its kind of login, \(kind.excerpt), is not supported",
        help:
          "set ANTHROPIC_AUTH_TOKEN, for instance with `ant auth print-credentials --access-token`"
      )
    }
    let path = try credentialsPath(config, name: name, folder: folder)
    guard let credentials = try json(path, .secret, of: name) else {
      throw .unusableProfile(name, "it has no credentials")
    }
    guard let token = credentials["access_token"]?.stringValue else {
      throw .unusableProfile(name, "its credentials hold no access_token")
    }
    if let expiry = credentials["expires_at"]?.doubleValue, expiry <= Double(unixTime) {
      throw .unusableProfile(name, "its token has expired")
    }
    let url = config["base_url"]?.stringValue
    let baseURL: BaseURL? = if let url { try BaseURL(url) } else { nil }
    return Profile(
      token: try Secret(token, from: "the profile \(name)"),
      workspaceID: config["workspace_id"]?.stringValue,
      baseURL: baseURL
    )
  }

  private static func credentialsPath(
    _ config: JSONValue,
    name: String,
    folder: String
  ) throws(ClaudeError) -> String {
    guard let path = config["authentication"]?["credentials_path"]?.stringValue else {
      return "\(folder)/credentials/\(name).json"
    }
    if path.hasPrefix("/") { return path }
    guard !path.hasPrefix("~"), !path.split(separator: "/").contains("..") else {
      throw .unusableProfile(name, "its credentials_path leaves the configuration folder")
    }
    return "\(folder)/\(path)"
  }

  private static func json(
    _ path: String,
    _ privacy: PrivateFile.Privacy,
    of name: String
  ) throws(ClaudeError) -> JSONValue? {
    let bytes: [UInt8]?
    do {
      bytes = try PrivateFile.read(path, privacy: privacy)
    } catch {
      throw .unusableProfile(name, error.reason)
    }
    guard let bytes else { return nil }
    guard let json = try? JSONParser().parse(bytes), json.objectValue != nil else {
      throw .unusableProfile(name, "\(path) is not a JSON object")
    }
    return json
  }

  /// A name is one path component of plain characters, so that it cannot lead out of the folder.
  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && name != "." && name != ".."
      && name.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
            || "-_.@+".unicodeScalars.contains($0))
      }
  }
}
