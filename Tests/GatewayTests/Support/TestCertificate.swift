/// The files of a server that speaks TLS with a certificate nobody trusts.
enum TestCertificate {
  /// Signed by itself for `localhost` and `127.0.0.1`, until 2126.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBsjCCAVmgAwIBAgIUIGMxYjlEeDy3/FW5JUSyUW89fT4wCgYIKoZIzj0EAwIw
    IDEeMBwGA1UEAwwVQ2xhdWRlQVBJIHRlc3Qgc2VydmVyMCAXDTI2MTEyMjE5MDUx
    M1oYDzIxMjYxMDI5MTkwNTEzWjAgMR4wHAYDVQQDDBVDbGF1ZGVBUEkgdGVzdCBz
    ZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASPxmpN4h9i2aaNTnLzYnf7
    a8zIMmgio/NLHuuN3xKNwkdc+z4pfYxjrM8GawTG5xrgcVY/fbyF13ccW3wuQLEf
    o28wbTAdBgNVHQ4EFgQUribR6t1iml4B4hbv60i3vrB9XHwwHwYDVR0jBBgwFoAU
    ribR6t1iml4B4hbv60i3vrB9XHwwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzAR
    gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgOW4aCbhaU7N/VJmQ
    3ipbc+9DfNgq6vCEmfOlurlU55cCIGzeYFCAGD/2mbPvFwBohQ8kP3ZF9oEW3lpQ
    sxnK6Efq
    -----END CERTIFICATE-----
    """

  /// The key of ``certificate``: made for this test, trusted by nothing.
  static let privateKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdoROe4UsH/OBUnMs
    E55q1jbjSJQf4/63TwZn3KpmQ0ahRANCAASPxmpN4h9i2aaNTnLzYnf7a8zIMmgi
    o/NLHuuN3xKNwkdc+z4pfYxjrM8GawTG5xrgcVY/fbyF13ccW3wuQLEf
    -----END PRIVATE KEY-----
    """
}
