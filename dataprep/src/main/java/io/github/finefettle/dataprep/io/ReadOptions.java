package io.github.finefettle.dataprep.io;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** How files are to be read; what is empty is found out file by file. */
record ReadOptions(
    Optional<DataFormat> format,
    Optional<Charset> charset,
    Optional<Boolean> header,
    Optional<List<String>> columns,
    Optional<Byte> delimiter,
    OverflowCells overflow,
    Optional<String> array,
    int longestRecord) {
  static final int USUAL_LONGEST = 64 << 20;

  static final ReadOptions DETECTING =
      new ReadOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OverflowCells.SET_ASIDE,
          Optional.empty(),
          USUAL_LONGEST);

  ReadOptions format(DataFormat value) {
    return new ReadOptions(
        Optional.of(value), charset, header, columns, delimiter, overflow, array, longestRecord);
  }

  ReadOptions charset(Charset value) {
    return new ReadOptions(
        format, Optional.of(value), header, columns, delimiter, overflow, array, longestRecord);
  }

  ReadOptions header(boolean value) {
    return new ReadOptions(
        format, charset, Optional.of(value), columns, delimiter, overflow, array, longestRecord);
  }

  ReadOptions columns(List<String> value) {
    return new ReadOptions(
        format,
        charset,
        header,
        Optional.of(List.copyOf(value)),
        delimiter,
        overflow,
        array,
        longestRecord);
  }

  ReadOptions delimiter(byte value) {
    return new ReadOptions(
        format, charset, header, columns, Optional.of(value), overflow, array, longestRecord);
  }

  ReadOptions overflow(OverflowCells value) {
    return new ReadOptions(
        format, charset, header, columns, delimiter, value, array, longestRecord);
  }

  ReadOptions array(String value) {
    return new ReadOptions(
        format, charset, header, columns, delimiter, overflow, Optional.of(value), longestRecord);
  }

  ReadOptions longestRecord(int value) {
    return new ReadOptions(format, charset, header, columns, delimiter, overflow, array, value);
  }
}
