import Glibc

/// How many files and connections this process may have open at once.
enum OpenFileLimit {
  /// Raises the limit where it is lower than what is wanted, as far as the system lets a process do that by itself.
  ///
  /// - Parameter wanted: The number of files and connections.
  /// - Returns: What the limit is now.
  static func raise(to wanted: Int) -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { return 0 }
    let wanted = rlim_t(clamping: wanted)
    guard limit.rlim_cur < wanted else { return Int(clamping: limit.rlim_cur) }
    var raised = limit
    raised.rlim_cur = min(wanted, limit.rlim_max)
    return Int(clamping: setrlimit(resource, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
  }
}
