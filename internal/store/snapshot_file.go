package store

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"time"
)

// A snapshot file has a header of fixed size, the preview, and a body with everything. Listing
// snapshots needs only the header. All numbers are little-endian:
//
//	magic 8 | version 4 | at 8 | seen 8 | workspaces 4 | people 4 | first length 4 | first checksum 4 |
//	body length 8 | body checksum 4 | header checksum 4
//
// Times are in milliseconds since 1970. Checksums are CRC-32: computing the table of a better
// checksum would slow down each start of the program.
const (
	snapshotMagic   = "\x89cutui\r\n"
	snapshotVersion = 1
	headerSize      = 60
)

type header struct {
	at, seen           time.Time
	workspaces, people uint32
	first, firstSum    uint32
	size               uint64
	sum                uint32
}

// bytes returns the size of the whole file.
func (h header) bytes() uint64 { return headerSize + uint64(h.first) + h.size }

func (h header) encode() []byte {
	b := append(make([]byte, 0, headerSize), snapshotMagic...)
	b = binary.LittleEndian.AppendUint32(b, snapshotVersion)
	b = binary.LittleEndian.AppendUint64(b, uint64(h.at.UnixMilli()))
	b = binary.LittleEndian.AppendUint64(b, uint64(h.seen.UnixMilli()))
	b = binary.LittleEndian.AppendUint32(b, h.workspaces)
	b = binary.LittleEndian.AppendUint32(b, h.people)
	b = binary.LittleEndian.AppendUint32(b, h.first)
	b = binary.LittleEndian.AppendUint32(b, h.firstSum)
	b = binary.LittleEndian.AppendUint64(b, h.size)
	b = binary.LittleEndian.AppendUint32(b, h.sum)
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// decodeHeader decodes the header of the file at path. The error is a *FileError.
func decodeHeader(path string, b []byte) (header, error) {
	if len(b) < headerSize || string(b[:len(snapshotMagic)]) != snapshotMagic {
		return header{}, damaged(path, "it does not begin like a snapshot", nil)
	}
	le := binary.LittleEndian
	if v := int(le.Uint32(b[8:])); v != snapshotVersion {
		return header{}, newer(path, v, snapshotVersion)
	}
	if le.Uint32(b[headerSize-4:]) != crc32.ChecksumIEEE(b[:headerSize-4]) {
		return header{}, damaged(path, "its header does not match its checksum", nil)
	}
	return header{
		at:         time.UnixMilli(int64(le.Uint64(b[12:]))).UTC(),
		seen:       time.UnixMilli(int64(le.Uint64(b[20:]))).UTC(),
		workspaces: le.Uint32(b[28:]),
		people:     le.Uint32(b[32:]),
		first:      le.Uint32(b[36:]),
		firstSum:   le.Uint32(b[40:]),
		size:       le.Uint64(b[44:]),
		sum:        le.Uint32(b[52:]),
	}, nil
}

// encodeSnapshot returns the contents of the whole file.
func encodeSnapshot(s Snapshot, body []byte) []byte {
	first := encodeFirst(s)
	h := header{
		at: s.At, seen: s.Seen, workspaces: uint32(len(s.Workspaces)),
		first: uint32(len(first)), firstSum: crc32.ChecksumIEEE(first),
		size: uint64(len(body)), sum: crc32.ChecksumIEEE(body),
	}
	for i := range s.Workspaces {
		h.people += uint32(len(s.Workspaces[i].People))
	}
	return slices.Concat(h.encode(), first, body)
}

// readSnapshot reads a whole file. The error is a *FileError or that of the system.
func readSnapshot(path string) (Snapshot, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Snapshot{}, err
	}
	h, err := decodeHeader(path, data)
	if err != nil {
		return Snapshot{}, err
	}
	if uint64(len(data)) != h.bytes() {
		return Snapshot{}, damaged(path, "it was cut short or added to", nil)
	}
	first, body := data[headerSize:headerSize+h.first], data[headerSize+h.first:]
	if crc32.ChecksumIEEE(first) != h.firstSum || crc32.ChecksumIEEE(body) != h.sum {
		return Snapshot{}, damaged(path, "its contents do not match their checksum", nil)
	}
	s, ok := decodeBody(string(body))
	if !ok {
		return Snapshot{}, damaged(path, "its contents are not a roster", nil)
	}
	s.At, s.Seen = h.at, h.seen
	return s, nil
}

// readHeader reads only the header of a file.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	h, _, err := readStart(f, path, headerSize)
	return h, err
}

// readStart reads the first size bytes of a file and returns the header and the bytes after it.
func readStart(f io.Reader, path string, size int) (h header, more []byte, err error) {
	b := make([]byte, size)
	n, err := io.ReadFull(f, b)
	if err != nil && n == 0 {
		return header{}, nil, damaged(path, "it is empty", err)
	}
	h, err = decodeHeader(path, b[:n])
	return h, b[min(n, headerSize):n], err
}

// usualFirst is how many bytes of a file usually include the whole preview.
const usualFirst = 16 << 10

// readFirst reads only the header and the preview of a file.
func readFirst(path string) (Snapshot, error) {
	f, err := os.Open(path)
	if err != nil {
		return Snapshot{}, err
	}
	defer f.Close()
	h, first, err := readStart(f, path, usualFirst)
	if err != nil {
		return Snapshot{}, err
	}
	if rest := int(h.first) - len(first); rest > 0 {
		more, err := io.ReadAll(io.LimitReader(f, int64(rest)))
		if err != nil {
			return Snapshot{}, err
		}
		first = append(first, more...)
	}
	first = first[:min(len(first), int(h.first))]
	s, ok := decodeFirst(string(first))
	if !ok || crc32.ChecksumIEEE(first) != h.firstSum {
		return Snapshot{}, damaged(path, "its preview is not complete", nil)
	}
	s.At, s.Seen = h.at, h.seen
	return s, nil
}
