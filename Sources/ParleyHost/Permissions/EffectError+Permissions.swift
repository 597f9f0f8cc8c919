import ParleyRuntime

/// The wording of what permissions refuse: each says which flag allows it.
extension EffectError {
  /// A path that no permitted folder holds.
  static func notPermitted(
    _ access: Permissions.Access,
    _ path: String,
    at absolute: String
  ) -> EffectError {
    switch access {
    case .read:
      EffectError(
        .permission,
        "the script may not read \(path), which is not under its own folder",
        help: "to allow it, run with \(flag("--allow-read", absolute))"
      )
    case .write:
      EffectError(
        .permission,
        "the script may not write \(path), which is not under out/ beside it",
        help: "write under out/, or run with \(flag("--allow-write", absolute))"
      )
    }
  }

  /// A path that leads out of its permitted folder through a link.
  ///
  /// - Parameters:
  ///   - access: What was to be done.
  ///   - path: As the script wrote it.
  ///   - target: Where the link leads; nil when it leads nowhere.
  /// - Returns: The error.
  static func linkLeaves(
    _ access: Permissions.Access,
    _ path: String,
    to target: String?
  ) -> EffectError {
    let place = access == .read ? "the folders it may read" : "the folders it may write"
    guard let target else {
      return EffectError(
        .permission,
        "\(path) goes through a link that leads out of \(place)",
        help: "put the file itself there instead of the link"
      )
    }
    let option = access == .read ? "--allow-read" : "--allow-write"
    return EffectError(
      .permission,
      "\(path) is a link to \(target), out of \(place)",
      help: "to allow it, run with \(flag(option, target))"
    )
  }

  /// The script's `out` is a link.
  static func outputIsLink(at absolute: String) -> EffectError {
    EffectError(
      .permission,
      "out is a link, and a script writes only to a folder of its own",
      help: "make out a folder, or run with \(flag("--allow-write", absolute))"
    )
  }

  /// An environment variable that was not allowed.
  static func variableNotPermitted(_ name: String) -> EffectError {
    EffectError(
      .permission,
      "the script may not read the environment variable \(name)",
      help: "to allow it, run with \(flag("--allow-env", name))"
    )
  }

  /// A program that was not allowed.
  static func programNotPermitted(_ program: String, allowedAs argument: String) -> EffectError {
    EffectError(
      .permission,
      "the script may not run \(program)",
      help: "to allow it, run with \(flag("--allow-exec", argument))"
    )
  }

  /// A flag with its value, quoted for a shell where that is needed.
  private static func flag(_ name: String, _ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
      default: "/._-+=@%:,".utf8.contains(byte)
      }
    }
    guard !isPlain else { return "\(name)=\(value)" }
    return "\(name)='\(value.replacing("'", with: "'\\''"))'"
  }
}
