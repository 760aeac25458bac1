package store

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"time"
)

// A snapshot file is a header of fixed size and a body. The header alone is enough
// to list snapshots. All numbers are little-endian:
//
//	magic 8 | version 4 | at 8 | seen 8 | workspaces 4 | people 4 | body length 8 | body checksum 4 | header checksum 4
//
// Times are milliseconds since 1970; checksums are CRC-32C.
const (
	snapshotMagic   = "\x89cutui\r\n"
	snapshotVersion = 1
	headerSize      = 52
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type header struct {
	at, seen           time.Time
	workspaces, people uint32
	size               uint64
	sum                uint32
}

func (h header) encode() []byte {
	b := append(make([]byte, 0, headerSize), snapshotMagic...)
	b = binary.LittleEndian.AppendUint32(b, snapshotVersion)
	b = binary.LittleEndian.AppendUint64(b, uint64(h.at.UnixMilli()))
	b = binary.LittleEndian.AppendUint64(b, uint64(h.seen.UnixMilli()))
	b = binary.LittleEndian.AppendUint32(b, h.workspaces)
	b = binary.LittleEndian.AppendUint32(b, h.people)
	b = binary.LittleEndian.AppendUint64(b, h.size)
	b = binary.LittleEndian.AppendUint32(b, h.sum)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// decodeHeader reads the start of the file at path; the error is a *FileError.
func decodeHeader(path string, b []byte) (header, error) {
	if len(b) < headerSize || string(b[:len(snapshotMagic)]) != snapshotMagic {
		return header{}, damaged(path, "it does not begin like a snapshot", nil)
	}
	le := binary.LittleEndian
	if v := int(le.Uint32(b[8:])); v != snapshotVersion {
		return header{}, newer(path, v, snapshotVersion)
	}
	if le.Uint32(b[48:]) != crc32.Checksum(b[:48], castagnoli) {
		return header{}, damaged(path, "its header does not match its checksum", nil)
	}
	return header{
		at:         time.UnixMilli(int64(le.Uint64(b[12:]))).UTC(),
		seen:       time.UnixMilli(int64(le.Uint64(b[20:]))).UTC(),
		workspaces: le.Uint32(b[28:]),
		people:     le.Uint32(b[32:]),
		size:       le.Uint64(b[36:]),
		sum:        le.Uint32(b[44:]),
	}, nil
}

// encodeSnapshot is the whole file.
func encodeSnapshot(s Snapshot, body []byte) []byte {
	h := header{
		at: s.At, seen: s.Seen, workspaces: uint32(len(s.Workspaces)),
		size: uint64(len(body)), sum: crc32.Checksum(body, castagnoli),
	}
	for i := range s.Workspaces {
		h.people += uint32(len(s.Workspaces[i].People))
	}
	return append(h.encode(), body...)
}

// readSnapshot reads a whole file; the error is a *FileError or the system's.
func readSnapshot(path string) (Snapshot, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Snapshot{}, err
	}
	h, err := decodeHeader(path, data)
	if err != nil {
		return Snapshot{}, err
	}
	body := data[headerSize:]
	switch {
	case uint64(len(body)) != h.size:
		return Snapshot{}, damaged(path, "it was cut short or added to", nil)
	case crc32.Checksum(body, castagnoli) != h.sum:
		return Snapshot{}, damaged(path, "its contents do not match their checksum", nil)
	}
	s, ok := decodeBody(string(body))
	if !ok {
		return Snapshot{}, damaged(path, "its contents are not a roster", nil)
	}
	s.At, s.Seen = h.at, h.seen
	return s, nil
}

// readHeader reads only the start of a file.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && n == 0 {
		return header{}, damaged(path, "it is empty", err)
	}
	return decodeHeader(path, b[:n])
}
