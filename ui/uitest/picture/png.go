package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

// ErrNoConverter means that rsvg-convert, which makes PNGs, is not installed.
var ErrNoConverter = errors.New("rsvg-convert is not installed: install librsvg2-bin, or use the SVG")

// PNG converts an SVG document at the given scale; 2 suits today's displays. The PNG has few
// colours, which makes it a third as large. The error is [ErrNoConverter] if rsvg-convert is
// missing.
func PNG(ctx context.Context, svg string, scale float64) ([]byte, error) {
	tool, err := exec.LookPath("rsvg-convert")
	if err != nil {
		return nil, ErrNoConverter
	}
	cmd := exec.CommandContext(ctx, tool, "--format=png", "--zoom="+strconv.FormatFloat(scale, 'g', -1, 64))
	var out, failure bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(svg), &out, &failure
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("convert the picture: %w: %s", err, bytes.TrimSpace(failure.Bytes()))
	}
	return fewColours(out.Bytes())
}
