// Command screenshots draws the README's pictures of the real program. With -check
// it draws nothing and fails where a picture is stale. The PNGs need fonts for what is in
// them: DejaVu Sans Mono, and one with Chinese and Japanese, such as Droid Sans Fallback.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cutui/ui/uitest/demo"
	"cutui/ui/uitest/picture"
)

const folder = "screenshots"

func main() {
	check := flag.Bool("check", false, "only say what is stale, and fail if anything is")
	only := flag.String("only", "", "just the scene of this name")
	flag.Parse()
	if err := run(context.Background(), *check, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, check bool, only string) error {
	var old []error
	for _, s := range scenes() {
		if only != "" && s.name != only {
			continue
		}
		svg, err := draw(ctx, s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if err := keep(ctx, s.name, svg, check); err != nil {
			old = append(old, err)
		}
	}
	if only == "" || only == filmName {
		svg, err := drawFilm(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", filmName, err)
		}
		old = append(old, keepSVG(filmName, svg, check))
	}
	if only == "" || only == "report" {
		old = append(old, page(ctx, check))
	}
	return errors.Join(old...)
}

// draw plays a scene and takes the picture of its last screen.
func draw(ctx context.Context, s scene) (string, error) {
	p, err := demo.Open(ctx, demo.Options{W: s.w, H: s.h, Light: s.light})
	if err != nil {
		return "", err
	}
	steps := slices.Concat([]step{wait("41/45"), settle}, s.steps, []step{settle})
	for i := 0; i < len(steps) && err == nil; i++ {
		err = steps[i](p)
	}
	window := picture.Dark("cutui")
	if s.light {
		window = picture.Light("cutui")
	}
	svg := picture.SVG(p.Cells(), window)
	return svg, errors.Join(err, p.Close())
}

// keep writes the picture as SVG and PNG. The SVG is what is compared: PNGs
// differ between converters.
func keep(ctx context.Context, name, svg string, check bool) error {
	if !stale(name, svg) {
		return nil
	}
	if check {
		return keepSVG(name, svg, check)
	}
	png, err := picture.PNG(ctx, svg, pngScale)
	if err != nil {
		return err
	}
	return errors.Join(keepSVG(name, svg, check), os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644))
}

// pngScale is how many pixels of a PNG stand for one of the SVG.
const pngScale = 1.25

func stale(name, svg string) bool {
	old, err := os.ReadFile(filepath.Join(folder, name+".svg"))
	return err != nil || !bytes.Equal(old, []byte(svg))
}

// keepSVG writes a picture as SVG alone.
func keepSVG(name, svg string, check bool) error {
	path := filepath.Join(folder, name+".svg")
	switch {
	case !stale(name, svg):
		return nil
	case check:
		return fmt.Errorf("%s is stale: go run ./screenshots", path)
	}
	fmt.Println("drew", name)
	return os.WriteFile(path, []byte(svg), 0o644)
}
