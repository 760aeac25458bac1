package overlay_test

import (
	"fmt"
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

// BenchmarkAddressKey types behind 200 addresses.
func BenchmarkAddressKey(b *testing.B) {
	d, _ := invite(b, newWorld())
	text := ""
	for i := range 200 {
		text += fmt.Sprintf("guest%d@big.example, ", i)
	}
	d.paste(text).text(118, 34)
	b.ReportAllocs()
	for b.Loop() {
		d.keys("a").text(118, 34)
		d.keys("backspace").text(118, 34)
	}
}
