package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataScannerTest {
  private static final PersonalDataScanner STANDARD = PersonalDataScanner.standard();

  private static List<String> found(PersonalDataScanner scanner, String text) {
    return scanner.scan(text).stream().map(m -> m.type().id() + ":" + m.value(text)).toList();
  }

  private static List<String> found(String text) {
    return found(STANDARD, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john.smith@mail.de",
        "j+tag@sub.host.co.uk",
        "o'brien@firm.ie",
        "JOHN@SITE.COM",
        "jos\u00E9@correo.es",
        "info@m\u00FCller.de",
        "\u0438\u0432\u0430\u043D@\u043F\u043E\u0447\u0442\u0430.\u0440\u0444",
        "x@[8.8.8.8]",
        "x@8.8.8.8",
        "12125557890@carrier.com",
        "212-555-7890.john@carrier.com"
      })
  void findsMailAddresses(String address) {
    assertThat(found(address)).containsExactly("email:" + address);
    assertThat(found("To: <" + address + ">, and")).containsExactly("email:" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@handle",
        "meet me @ home.now",
        "npm install left@1.2.3",
        "react@18.2.0-beta.1",
        "git@github.com:team/project.git",
        "logo@2x.png",
        "user@localhost",
        "a@b.c",
        "email@-host.com",
        "email.@host.com",
        "k7f3m2q9@pseudonym.example.com"
      })
  void takesNoOtherAtSignForAMailAddress(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void cutsWhatStandsBeforeAMailAddress() {
    assertThat(found("mailto:a.b@host.com?subject=x")).containsExactly("email:a.b@host.com");
    assertThat(found("/login?email=a.b@host.com&x=1")).containsExactly("email:a.b@host.com");
    assertThat(found("*a.b@host.com*")).containsExactly("email:a.b@host.com");
    assertThat(found("\u90AE\u7BB1a.b@host.com\u3002")).containsExactly("email:a.b@host.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "163.36.107.25", "1.1.1.1", "223.255.255.254"})
  void findsPublicQuads(String address) {
    assertThat(found("from " + address + ", then")).containsExactly("ipv4:" + address);
    assertThat(found("http://" + address + ":8080/x")).containsExactly("ipv4:" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "127.0.0.1",
        "192.168.1.1",
        "172.16.4.1",
        "169.254.1.1",
        "100.64.0.1",
        "0.1.2.3",
        "224.0.0.1",
        "192.0.2.7",
        "198.51.100.7",
        "203.0.113.7",
        "255.255.255.255",
        "999.999.999.999",
        "108.0.0.01",
        "1.2.3.4.5",
        "1.2.3",
        "version 8.8.4.4",
        "v8.8.4.4",
        "Version: 8.8.4.4",
        "Chrome/91.0.44.124",
        "lib-8.8.4.4.jar",
        "pkg==8.8.4.4",
        "x8.8.4.4",
        "8.8.4.4-beta",
        "8.8.4.4rc1",
        "section 8.8.4.4"
      })
  void keepsLocalReservedInvalidAndVersionLikeQuads(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void findsPrivateAddressesWhenAsked() {
    PersonalDataScanner all = STANDARD.includingPrivateAddresses();
    assertThat(found(all, "10.0.0.1 fe80::1 ::1 192.0.2.1 2001:db8::1"))
        .containsExactly("ipv4:10.0.0.1", "ipv6:fe80::1", "ipv6:::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b:0:0:0:200e",
        "2001:4860:4860:0000:0000:0000:0000:8888",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2a00::"
      })
  void findsPublicAddressesOfSixteenBytes(String address) {
    assertThat(found("at " + address + " now")).containsExactly("ipv6:" + address);
    assertThat(found("[" + address + "]:443")).containsExactly("ipv6:" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "std::vector<int>",
        "12:30:45",
        "00:1A:2B:3C:4D:5E",
        "fe80::1",
        "::1",
        "2001:db8::7",
        "abc::def",
        "a::b",
        "Ruby::Module",
        "1:2:3:4:5:6:7:8:9",
        "fd00::1",
        "ratio 3:2",
        "::",
        "2001::1::2",
        "12345::1",
        ":::",
        "::ffff:10.0.0.1"
      })
  void takesNoOtherColonsForAnAddress(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB82 WEST 1234 5698 7654 32",
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "FR14 2004 1010 0505 0001 3M02 606",
        "NL91ABNA0417164300",
        "NO93 8601 1117 947",
        "MT84MALT011000012345MTLCAST001S",
        "de89370400440532013000"
      })
  void findsAccountNumbers(String iban) {
    assertThat(found("IBAN: " + iban + ".")).containsExactly("iban:" + iban);
    PersonalDataMatch match = STANDARD.scan(iban).get(0);
    assertThat(match.checksumVerified()).isTrue();
    assertThat(match.detail()).isEqualToIgnoringCase(iban.substring(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013001", "GB82 WEST 1234 5698 7654 33", "XX89370400440532013000",
        "DE8937040044053201300", "DE893704004405320130001", "DE00 3704 0044 0532 0130 00",
        "AB12", "ISO13616", "XDE89370400440532013000"
      })
  void takesNoOtherLettersAndDigitsForAnAccount(String text) {
    assertThat(found(text)).isEmpty();
  }

  // Luhn-valid numbers of the networks' published ranges; no real cards.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444",
        "2221000000000009", "378282246310005", "3782 822463 10005", "30569309025904",
        "6011111111111117", "3530111333300000", "6200000000000005", "2200123456789019",
        "6759649826438453", "3056 930902 5904"
      })
  void findsPaymentCards(String card) {
    assertThat(found("card " + card + ", exp 12/27")).containsExactly("payment_card:" + card);
    assertThat(STANDARD.scan(card).get(0).assurance()).isEqualTo(Assurance.CHECKSUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112", "4111 1111 1111 1112", "1234567812345670", "0000000000000000",
        "41111111111111111", "4111 1111 1111 1111 1111", "x4111111111111111", "3.4111111111111111",
        "4111_1111_1111_1111", "9999999999999995", "4111.1111.1111.1111"
      })
  void takesNoOtherDigitsForACard(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1 212-555-7890",
        "+1 (212) 555-7890",
        "+12125557890",
        "(212) 555-7890",
        "212-555-7890",
        "212.555.7890",
        "1-212-555-7890",
        "+44 20 7946 0958",
        "+44 (0)20 7946 0958",
        "+447797706009",
        "020 7946 0958",
        "02079460958",
        "07732584351",
        "0871-872-9755",
        "0871 872 9755",
        "+49 30 901820",
        "030/901820123",
        "0171 2345678",
        "+33 6 12 34 56 78",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+91 98765 43210",
        "+86 138 1234 5678",
        "+81-3-1234-5678",
        "+55 11 91234-5678",
        "(11) 91234-5678",
        "(030) 901820123",
        "+34 612 345 678",
        "0044 20 7946 0958",
        "+971 50 123 4567",
        "+61 412 345 678",
        "0412 345 678"
      })
  void findsTelephoneNumbers(String number) {
    assertThat(found("My number: " + number + ". Bye")).containsExactly("phone:" + number);
    assertThat(found(number)).containsExactly("phone:" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"87654321", "555-1234", "612 345 678", "98765 43210", "2125557890", "13812345678"})
  void findsLocalNumbersAfterACueOnly(String number) {
    assertThat(found("it is " + number + " then")).isEmpty();
    assertThat(found("please call " + number + " then")).containsExactly("phone:" + number);
    assertThat(found("Phone number is " + number)).containsExactly("phone:" + number);
    assertThat(found("\u7535\u8BDD\uFF1A" + number).size() + found("\u7535\u8BDD" + number).size())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-10-12",
        "2023-10-12 10:30:00",
        "01.02.2023",
        "12/25/2020",
        "1990-2020",
        "$1,234,567.89",
        "1234567890",
        "3.14159265358979",
        "200+300+4000=4500",
        "48-24=24",
        "<<48/2=24>>24",
        "ISBN 978-3-16-148410-0",
        "0-306-40615-2",
        "ID0612345987",
        "SKU-2125557890",
        "order-0612345987",
        "123e4567-e89b-12d3-a456-426614174000",
        "01 02 03 04 05",
        "call 2000000 people",
        "5*2125557890",
        "1 000 000 000",
        "100 200 3000",
        "(2020) 1234 5678",
        "x = 0612345987 * 2",
        "page 123-456",
        "80062",
        "18:00-20:00",
        "10.1000/1822345",
        "id=0612345987",
        "#0612345987",
        "0123456789",
        "1999 2000 2001 2002",
        "+1 291-555-0143",
        "291-555-0143",
        "(291) 555-0143",
        "call 291-555-0143",
        "2915550143",
        "+999 123 456 789",
        "5 +4412345678",
        "0000 0000 0000",
        "100-200-300",
        "1-800",
        "call 000-12-3456",
        "512 to 2048 and 4096",
        "1700000000",
        "0.0612345987"
      })
  void takesNoOtherNumbersForATelephone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void findsSocialSecurityNumbersOnlyWhenAsked() {
    PersonalDataScanner all = STANDARD.with(PersonalDataType.US_SSN);
    assertThat(found("SSN 123-45-6789")).isEmpty();
    assertThat(found(all, "SSN 123-45-6789.")).containsExactly("us_ssn:123-45-6789");
    assertThat(found(all, "000-45-6789 666-45-6789 900-45-6789 123-00-6789 123-45-0000")).isEmpty();
  }

  @Test
  void findsKeysOfKnownIssuers() {
    // Made up; joined here so that no scanner of sources takes this file for a leak.
    String body36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
    for (String key :
        List.of(
            "AKIA" + "IOSFODNN7EXAMPLE",
            "ASIA" + "Q7X2M4K9P3Z6R8T1",
            "ghp_" + body36,
            "github_pat_" + "11ABCDEFG0abcdefghijkl" + "_" + (body36 + body36).substring(0, 59),
            "glpat-" + "x1Y2z3_A4b5-C6d7E8f9",
            "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx",
            "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
            "sk-" + "proj-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8",
            "sk-" + "ant-api03-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8-xY_z",
            "sk-" + "Ab1Cd2Ef3Gh4Ij5Kl6MnT3BlbkFJOp7Qr8St9Uv0Wx1Yz2Ab",
            "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
            "hf_" + "AbCdEfGhIj1KlMnOpQrStUvWxYz2AbCdEf",
            "npm_" + body36)) {
      assertThat(found("use " + key + ", please")).containsExactly("api_key:" + key);
      assertThat(found("KEY=" + key + "\n")).containsExactly("api_key:" + key);
      assertThat(found("x" + key)).isEmpty();
    }
  }

  @Test
  void provesTheChecksumOfGithubTokens() {
    // The last six characters are CRC-32 of the thirty before, in base 62 (computed with zlib).
    String good = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123" + GITHUB_CHECK;
    assertThat(STANDARD.scan(good).get(0).checksumVerified()).isTrue();
    String bad = good.substring(0, good.length() - 1) + "!";
    assertThat(STANDARD.scan(bad)).isEmpty();
  }

  /** Python: zlib.crc32(b"abcdefghijklmnopqrstuvwxyz0123"), in base 62 with six digits. */
  private static final String GITHUB_CHECK = "2LolCm";

  @Test
  void namesAKeyThatIsAssignedByItsIssuer() {
    String key = "sk-" + "proj-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8";
    assertThat(found("OPENAI_API_KEY=" + key)).containsExactly("api_key:" + key);
    assertThat(found("\"api_key\": \"" + key + "\"")).containsExactly("api_key:" + key);
  }

  @Test
  void findsWebTokensAndPrivateKeys() {
    // {"alg":"HS256","typ":"JWT"} . {"sub":"1234567890"} . made-up signature
    String jwt =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0"
            + ".dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
    assertThat(found("Bearer " + jwt + ";")).containsExactly("jwt:" + jwt);
    String pem =
        "-----BEGIN RSA "
            + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nabc+/=\n-----END RSA PRIVATE KEY-----";
    assertThat(found("key:\n" + pem + "\nend")).containsExactly("private_key:" + pem);
    assertThat(found("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")).isEmpty();
    assertThat(found("-----------\n| a | b |\n-----------")).isEmpty();
    assertThat(found("-----BEGIN PRIVATE KEY-----\nMIIEpAIB\nand then"))
        .containsExactly("private_key:-----BEGIN PRIVATE KEY-----\nMIIEpAIB\nand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key = \"%s\"",
        "\"apiKey\": \"%s\"",
        "SECRET_KEY=%s",
        "--token=%s",
        "password: %s",
        "DB_PASSWORD='%s'",
        "clientSecret => '%s'",
        "auth-token: %s",
        "Authorization_token=Bearer %s"
      })
  void findsAssignedSecrets(String form) {
    String value = "a8Kd93jfL2mQ0zXv7Tr5";
    assertThat(found(form.replace("%s", value))).containsExactly("secret:" + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: required", "token = getToken()", "api_key = os.environ['API_KEY']",
        "secret: <your-secret-here>", "api_key=your_api_key_here", "password=xxxxxxxxxxxx",
        "token: aaaaaaaaaaaaaa1", "max_tokens=4096", "key = a8Kd93jfL2mQ0zXv7Tr5",
        "monkey=a8Kd93jfL2mQ0zXv7Tr5", "token_url=https://host1.com/a2b3", "password = ${PASS1}",
        "secret = PSEUDOa8Kd93jfL2mQ0zXv7Tr5"
      })
  void takesNoOtherAssignmentForASecret(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void reportsInTheOrderOfTheTextWithoutOverlap() {
    String text =
        "Jo, a@b.com or 212-555-7890; IBAN DE89370400440532013000; 4111111111111111 at 8.8.8.8";
    assertThat(found(text))
        .containsExactly(
            "email:a@b.com",
            "phone:212-555-7890",
            "iban:DE89370400440532013000",
            "payment_card:4111111111111111",
            "ipv4:8.8.8.8");
  }

  @Test
  void findsATypeAloneAsAmongAllOthers() {
    String text =
        "12125557890@carrier.com 4111 1111 1111 1111 DE89 3704 0044 0532 0130 00 020 7946 0958"
            + " ::ffff:8.8.8.8 1.1.1.1 sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    List<String> all = found(text);
    for (PersonalDataType type : STANDARD.types()) {
      assertThat(found(STANDARD.only(type), text))
          .isEqualTo(all.stream().filter(m -> m.startsWith(type.id() + ":")).toList());
    }
  }

  @Test
  void readsItsDefinitionBack() {
    PersonalDataScanner scanner =
        STANDARD
            .with(PersonalDataType.US_SSN)
            .without(PersonalDataType.PHONE)
            .includingPrivateAddresses()
            .minimumSecretEntropy(3.5);
    assertThat(PersonalDataScanner.fromJson(scanner.toJson())).isEqualTo(scanner);
    assertThat(scanner).isNotEqualTo(STANDARD);
  }
}
