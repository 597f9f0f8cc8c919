import CLineEditing
import Glibc

/// The loop of the editor's own thread, which alone touches the reader.
struct EditorThread {
  /// A thread that runs.
  struct Handle: Sendable {
    private let thread: pthread_t

    fileprivate init(_ thread: pthread_t) {
      self.thread = thread
    }

    /// Waits for its end.
    func join() {
      pthread_join(thread, nil)
    }
  }

  /// Carries a setting to the new thread.
  private final class Start: Sendable {
    let setting: EditorSetting

    init(_ setting: EditorSetting) {
      self.setting = setting
    }
  }

  private let mailbox: EditorMailbox
  private let reader: any EntryReader
  private var watches: [(number: Int, onInterrupt: @Sendable () -> Void)] = []

  /// Starts a thread; nil when the system has none to give, and nothing will be read.
  static func start(_ setting: EditorSetting) -> Handle? {
    let start = Unmanaged.passRetained(Start(setting))
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { pointer in
        guard let pointer else { return nil }
        let setting = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().setting
        _ = parley_use_utf8_on_this_thread()
        var loop = EditorThread(setting)
        loop.run()
        return nil
      },
      start.toOpaque()
    )
    guard status == 0 else {
      start.release()
      _ = setting.mailbox.post(.stop)
      return nil
    }
    return Handle(thread)
  }

  private init(_ setting: EditorSetting) {
    mailbox = setting.mailbox
    if setting.configuration.writesSyncMarks { mailbox.writeMarks() }
    let full = setting.mode == .full ? LibEditReader(setting) : nil
    reader = full ?? PlainReader(setting)
  }

  private mutating func run() {
    while true {
      while let job = mailbox.takeJob() {
        guard perform(job) else { return }
      }
      reader.wait(onInterrupt: watches.last?.onInterrupt)
    }
  }

  private mutating func perform(_ job: EditorMailbox.Job) -> Bool {
    switch job {
    case .read(let request, let continuation):
      mailbox.beginReading()
      let outcome = mailbox.isCancelled(request.number) ? .interrupt : reader.read(request)
      mailbox.endReading(request.number)
      continuation.resume(returning: mailbox.isClosed ? .end : outcome)
    case .watch(let number, let onInterrupt):
      watches.append((number, onInterrupt))
    case .unwatch(let number, let continuation):
      watches.removeAll { $0.number == number }
      continuation.resume()
    case .release(let continuation):
      reader.release()
      continuation.resume()
    case .retake(let continuation):
      reader.retake()
      continuation.resume()
    case .stop:
      reader.release()
      return false
    }
    return true
  }
}
