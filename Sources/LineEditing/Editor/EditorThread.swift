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
    /// The end of a pipe that is closed when the thread has taken the terminal.
    let whenReady: Int32

    init(_ setting: EditorSetting, whenReady: Int32) {
      self.setting = setting
      self.whenReady = whenReady
    }
  }

  private let mailbox: EditorMailbox
  private let reader: any EntryReader
  private var watches: [(number: Int, onInterrupt: @Sendable () -> Void)] = []

  /// Starts a thread and waits until it has taken the terminal, so that nothing typed from then on is echoed.
  ///
  /// - Returns: The thread; nil when the system has none to give, and nothing will be read.
  static func start(_ setting: EditorSetting) -> Handle? {
    var ends: [Int32] = [-1, -1]
    _ = parley_wake_pipe(&ends)
    let start = Unmanaged.passRetained(Start(setting, whenReady: ends[1]))
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { pointer in
        guard let pointer else { return nil }
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        _ = parley_use_utf8_on_this_thread()
        var loop = EditorThread(start.setting)
        close(start.whenReady)
        loop.run()
        return nil
      },
      start.toOpaque()
    )
    defer { close(ends[0]) }
    guard status == 0 else {
      start.release()
      close(ends[1])
      _ = setting.mailbox.post(.stop)
      return nil
    }
    var ready = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, -1) < 0 && errno == EINTR {}
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
