package audit

import "cutui/clickup"

// prime spreads bits well by multiplication: 2⁶⁴ divided by the golden ratio.
const prime = 0x9e3779b97f4a7c15

// hashFold hashes s without regard to ASCII case, eight bytes at a time. It sets the bit
// in which upper and lower case differ in every byte, so a few other bytes hash alike
// too: equal hashes are only a hint.
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

// sieve is a Bloom filter with one hash function: has is never wrong about a hash that
// was added, and seldom about one that was not. Asked before a map, it saves nearly all
// lookups that would find nothing.
type sieve struct {
	bits []uint64
	mask uint64
}

// newSieve returns a sieve for n hashes that is wrong about at most 1 in 16 others.
func newSieve(n int) sieve {
	size := uint64(1024)
	for size < uint64(n)*16 {
		size *= 2
	}
	return sieve{bits: make([]uint64, size/64), mask: size - 1}
}

func (s sieve) add(h uint64) { h &= s.mask; s.bits[h/64] |= 1 << (h % 64) }

func (s sieve) has(h uint64) bool { h &= s.mask; return s.bits[h/64]&(1<<(h%64)) != 0 }
