package audit

import "cutui/clickup"

// prime spreads bits well when multiplied with: the golden ratio of 2⁶⁴.
const prime = 0x9e3779b97f4a7c15

// hashFold hashes eight bytes at a time. The bit in which
// ASCII letters differ by case is set in all bytes, so that letters of either
// case, and a few others, hash alike: equal hashes are only a hint.
func hashFold(s string) uint64 {
	const caseBits = 0x2020202020202020
	h := uint64(len(s))
	for len(s) >= 8 {
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = (h ^ (word | caseBits)) * prime
		h ^= h >> 32
		s = s[8:]
	}
	word := uint64(0)
	for i := range len(s) {
		word = word<<8 | uint64(s[i])
	}
	h = (h ^ (word | caseBits)) * prime
	return h ^ h>>32
}

func hashID(id clickup.UserID) uint64 {
	h := uint64(id) * prime
	return h ^ h>>32
}

// sieve is a set of hashes that sometimes holds one it was not given: asking
// it first spares looking up nearly all that are in no map.
type sieve struct {
	bits []uint64
	mask uint64
}

// newSieve makes one that is right about 15 times of 16 when holding n hashes.
func newSieve(n int) sieve {
	size := uint64(1024)
	for size < uint64(n)*16 {
		size *= 2
	}
	return sieve{bits: make([]uint64, size/64), mask: size - 1}
}

func (s sieve) add(h uint64) { h &= s.mask; s.bits[h/64] |= 1 << (h % 64) }

func (s sieve) has(h uint64) bool { h &= s.mask; return s.bits[h/64]&(1<<(h%64)) != 0 }
