import Glibc

/// Tells this process that its terminal has another size.
func raiseWindowChange() async {
  kill(getpid(), SIGWINCH)
}
