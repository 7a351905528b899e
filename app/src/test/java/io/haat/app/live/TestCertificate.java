package io.haat.app.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate of 127.0.0.1 with its key, made by the JDK's keytool. */
final class TestCertificate {
  static final String PASSWORD = "changeit";

  private static final String ALIAS = "server";

  private final Path keyStore;
  private final KeyStore contents;

  private TestCertificate(Path keyStore, KeyStore contents) {
    this.keyStore = keyStore;
    this.contents = contents;
  }

  static TestCertificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new AssertionError("keytool failed: " + said);
    }
    KeyStore contents = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      contents.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificate(file, contents);
  }

  /** Key and certificate, under {@link #PASSWORD}. */
  Path keyStore() {
    return keyStore;
  }

  String keyPem() throws GeneralSecurityException {
    return pem("PRIVATE KEY", contents.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  String certificatePem() throws GeneralSecurityException {
    return pem("CERTIFICATE", contents.getCertificate(ALIAS).getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }
}
