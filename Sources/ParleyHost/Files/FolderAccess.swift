import CFileAccess
import Glibc

/// Opens files beneath a folder so that no link on the way leaves it, races included.
///
/// With openat2(2) the kernel itself follows links and refuses those that leave. Where there is no such call, each component is
/// opened by itself and no link is followed at all; the caller then resolves the link and opens what it leads to, once more from
/// a permitted folder.
struct FolderAccess: Sendable {
  /// Why a file could not be opened.
  enum Failure: Error, Equatable {
    /// A link leads out of the folder, or may do so.
    case leaves
    /// The system refused.
    case system(SystemError)
  }

  /// Whether openat2(2) is tried first.
  let usesKernel: Bool

  /// Makes an access; tests turn off the kernel's help to check what replaces it.
  init(usesKernel: Bool = true) {
    self.usesKernel = usesKernel
  }

  /// Opens a file beneath a folder.
  ///
  /// - Parameters:
  ///   - components: The names that lead to it, none of them `..`; empty for the folder itself.
  ///   - folder: An open folder.
  ///   - flags: As for open(2); `O_CLOEXEC` is added.
  ///   - mode: The permissions of a file that is made.
  /// - Returns: The open file.
  /// - Throws: ``Failure``.
  func open(
    _ components: [String],
    beneath folder: borrowing OpenFile,
    _ flags: Int32,
    mode: UInt32 = 0
  ) throws(Failure) -> OpenFile {
    let path = components.isEmpty ? "." : components.joined(separator: "/")
    guard usesKernel else {
      return try openStepwise(components, beneath: folder, flags, mode: mode)
    }
    for _ in 0..<Self.attemptsAgainstRenames {
      let result = parley_open_beneath(folder.descriptor, path, flags, mode)
      switch -result {
      case EAGAIN, EINTR: continue
      case EXDEV: throw .leaves
      case ENOSYS, EPERM:
        return try openStepwise(components, beneath: folder, flags, mode: mode)
      case let code where code > 0: throw .system(SystemError(code))
      default: return OpenFile(descriptor: result)
      }
    }
    return try openStepwise(components, beneath: folder, flags, mode: mode)
  }

  /// How often the kernel is asked again when a rename elsewhere kept it from being sure.
  private static let attemptsAgainstRenames = 16

  /// How a folder is opened that is only passed through.
  static var folderOnly: Int32 { parley_path_flag() | O_DIRECTORY }

  private func openStepwise(
    _ components: [String],
    beneath folder: borrowing OpenFile,
    _ flags: Int32,
    mode: UInt32
  ) throws(Failure) -> OpenFile {
    guard let last = components.last else {
      return try Self.step(".", in: folder, flags, mode: mode)
    }
    var current = try Self.step(".", in: folder, Self.folderOnly)
    for component in components.dropLast() {
      current = try Self.step(component, in: current, Self.folderOnly)
    }
    return try Self.step(last, in: current, flags, mode: mode)
  }

  /// Opens one name in a folder; a link is never followed, and to meet one is ``Failure/leaves``.
  static func step(
    _ name: String,
    in folder: borrowing OpenFile,
    _ flags: Int32,
    mode: UInt32 = 0
  ) throws(Failure) -> OpenFile {
    let descriptor = retryingInterrupts {
      openat(folder.descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, mode)
    }
    guard descriptor < 0 else { return OpenFile(descriptor: descriptor) }
    let error = SystemError()
    var status = stat()
    let isLink =
      fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.isLink
    throw isLink ? .leaves : .system(error)
  }
}
