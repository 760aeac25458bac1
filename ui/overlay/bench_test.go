package overlay_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/items"
)

// BenchmarkPickerKey types into the picker of a workspace with 20,000 tasks.
func BenchmarkPickerKey(b *testing.B) {
	w := newWorld()
	for i := range 20000 {
		w.Items = append(w.Items, items.Item{
			Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: fmt.Sprintf("x%05d", i)}, Name: fmt.Sprintf("Task %d of the rollout", i),
			List: "901", Space: "s1", Path: "Marketing / Launch / Quarterly rollout",
		})
	}
	d, _ := picking(b, w)
	d.text(118, 34)
	b.ReportAllocs()
	for b.Loop() {
		d.keys("r").text(118, 34)
		d.keys("backspace").text(118, 34)
	}
}

// BenchmarkAddressKey types behind 200 and behind 20,000 addresses.
func BenchmarkAddressKey(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d, _ := invite(b, newWorld())
			text := ""
			for i := range n {
				text += fmt.Sprintf("guest%d@big.example, ", i)
			}
			d.paste(text).text(118, 34)
			b.ReportAllocs()
			for b.Loop() {
				d.keys("a").text(118, 34)
				d.keys("backspace").text(118, 34)
			}
		})
	}
}

// BenchmarkAddressPaste pastes 20,000 addresses, a line each.
func BenchmarkAddressPaste(b *testing.B) {
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, "guest%d@big.example\n", i)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, _ := invite(b, newWorld())
		d.paste(text.String()).text(118, 34)
	}
}
