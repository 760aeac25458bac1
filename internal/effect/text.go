package effect

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxText is how many bytes are read from a file or from stdin.
const maxText = 32 << 20

// ReadTextFile reads a text file in any encoding that spreadsheets write; see ReadText.
func ReadTextFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err
		}
		return "", fmt.Errorf("%s can't be read: %w", name, err)
	}
	defer f.Close()
	return ReadText(f)
}

// ReadText reads all of r as text in UTF-8, UTF-16 or Windows-1252. It fails if r has more than
// 32 MiB or is not text.
func ReadText(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxText+1))
	switch {
	case err != nil:
		return "", err
	case len(data) > maxText:
		return "", fmt.Errorf("it is larger than %d MiB", maxText>>20)
	}
	return decodeText(data)
}

// decodeText decodes UTF-8 or UTF-16, with or without a byte order mark, or else Windows-1252.
func decodeText(data []byte) (string, error) {
	if text, ok := utf16Text(data); ok {
		return text, nil
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return "", errors.New("it is a workbook or an archive: save it as CSV")
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errors.New("it is not a text file")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	return windows1252Text(data), nil
}

// windows1252 are the characters of the bytes 0x80 to 0x9f in Windows-1252.
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"

func windows1252Text(data []byte) string {
	high := []rune(windows1252)
	var text strings.Builder
	for _, b := range data {
		r := rune(b)
		if 0x80 <= b && b <= 0x9f {
			r = high[b-0x80]
		}
		text.WriteRune(r)
	}
	return text.String()
}

// utf16Text decodes UTF-16. It recognises UTF-16 by its byte order mark, or by a zero as the first
// or second byte.
func utf16Text(data []byte) (string, bool) {
	unit := binary.LittleEndian.Uint16
	switch {
	case len(data) < 2:
		return "", false
	case data[0] == 0xff && data[1] == 0xfe, data[0] != 0 && data[1] == 0:
	case data[0] == 0xfe && data[1] == 0xff, data[0] == 0 && data[1] != 0:
		unit = binary.BigEndian.Uint16
	default:
		return "", false
	}
	const mark = 0xfeff
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) >= 2; data = data[2:] {
		if u := unit(data); u != mark || len(units) > 0 {
			units = append(units, u)
		}
	}
	return string(utf16.Decode(units)), true
}
