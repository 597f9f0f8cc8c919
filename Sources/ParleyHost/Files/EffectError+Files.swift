import Glibc
import ParleyRuntime

/// The wording of what goes wrong with files.
extension EffectError {
  /// The system refused to open, read or write a file.
  static func file(
    _ access: Permissions.Access,
    _ path: String,
    _ error: SystemError
  ) -> EffectError {
    let verb = access == .read ? "read" : "write"
    switch error.code {
    case ENOENT where access == .read:
      return EffectError(
        .file,
        "\(path) does not exist",
        help: "check the path: it starts at the main script's folder"
      )
    case EACCES, EPERM:
      return EffectError(
        .file,
        "the system does not let you \(verb) \(path)",
        help: "check the owner and the mode of the file and of the folders above it: ls -l"
      )
    case EISDIR:
      return EffectError(
        .file,
        "\(path) is a folder",
        help: access == .read ? "list its files with glob(\"\(path)/*\")" : "name a file in it"
      )
    case ENOTDIR:
      return EffectError(
        .file,
        "\(path) goes through a file as if it were a folder",
        help: "check the path"
      )
    case ELOOP:
      return EffectError(
        .file,
        "the links on the way to \(path) go round in a circle, or there are too many",
        help: "name the file itself"
      )
    case ENAMETOOLONG:
      return EffectError(.file, "\(path) is longer than the system allows", help: "shorten it")
    default:
      return full(verb, path, error)
    }
  }

  /// The system is out of something, or has a fault of its own.
  private static func full(
    _ verb: String,
    _ path: String,
    _ error: SystemError
  ) -> EffectError {
    switch error.code {
    case ENOSPC:
      EffectError(
        .file,
        "the disk is full: \(path) was not written",
        help: "free some space, or name a path on another disk"
      )
    case EDQUOT:
      EffectError(
        .file,
        "your quota on the disk is used up: \(path) was not written",
        help: "free some space, or name a path on another disk"
      )
    case EROFS:
      EffectError(
        .file,
        "\(path) is on a disk that is mounted read-only",
        help: "name a path elsewhere"
      )
    case EMFILE, ENFILE:
      EffectError(
        .file,
        "too many files are open to \(verb) \(path)",
        help: "raise the limit: ulimit -n"
      )
    default:
      EffectError(.file, "cannot \(verb) \(path): \(error.text)")
    }
  }

  /// A pipe, a socket or a device.
  static func notAFile(_ path: String) -> EffectError {
    EffectError(
      .file,
      "\(path) is not a plain file",
      help: "what comes through a pipe is read from standard input: stdin"
    )
  }

  /// More bytes than may be read at once; nil when the file does not say how many.
  static func fileTooLarge(_ path: String, byteCount: Int?, limit: Int) -> EffectError {
    let size = byteCount.map { "has \($0) bytes" } ?? "goes on"
    return EffectError(
      .limit,
      "\(path) \(size), and a script reads no more than \(limit)",
      help: "split the file, or take the part that is needed first"
    )
  }

  /// Bytes that are no text.
  static func notText(_ source: String, byte: UInt8, offset: Int) -> EffectError {
    let digits = String(byte, radix: 16, uppercase: true)
    let shown = digits.count < 2 ? "0" + digits : digits
    return EffectError(
      .file,
      "\(source) is not UTF-8 text: byte 0x\(shown) at offset \(offset)",
      help: "convert it: iconv -f LATIN1 -t UTF-8"
    )
  }

  /// An empty string for a path.
  static func emptyPath() -> EffectError {
    EffectError(.file, "the path is empty", help: "name a file")
  }

  /// A path with a NUL in it.
  static func pathWithNUL() -> EffectError {
    EffectError(.file, "the path holds a NUL character", help: "take it out")
  }

  /// A pattern that `glob` cannot take.
  static func badPattern(_ pattern: String, _ reason: String) -> EffectError {
    EffectError(.value, "\(pattern) is no pattern of file names: \(reason)")
  }

  /// More files than a script may list.
  static func tooManyFiles(_ pattern: String, limit: Int) -> EffectError {
    EffectError(
      .limit,
      "glob looked at \(limit) files for \(pattern) and stopped",
      help: "narrow the pattern: name more of the folders"
    )
  }

  /// Folders nested deeper than `**` goes.
  static func foldersTooDeep(_ pattern: String, limit: Int) -> EffectError {
    EffectError(
      .limit,
      "glob met more than \(limit) folders inside each other for \(pattern)",
      help: "narrow the pattern: name more of the folders"
    )
  }

  /// A file name that no string can hold.
  static func nameNotText(in folder: String) -> EffectError {
    EffectError(
      .file,
      "a file name in \(folder) is not UTF-8",
      help: "rename it, or narrow the pattern"
    )
  }

  /// A table that does not follow the rules.
  static func badTable(_ path: String, _ mistake: CSVError) -> EffectError {
    EffectError(.value, "\(path), \(mistake.place): \(mistake.message)", help: mistake.help)
  }

  /// The script came through standard input, so there is nothing else in it.
  static func standardInputHoldsScript() -> EffectError {
    EffectError(
      .file,
      "stdin is not available: the script itself came through standard input",
      help: "save the script in a file and run that"
    )
  }

  /// Standard input could not be read.
  static func standardInputFailed(_ error: SystemError) -> EffectError {
    EffectError(.file, "cannot read standard input: \(error.text)")
  }
}
