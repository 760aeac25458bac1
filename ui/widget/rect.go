package widget

// Rect is an area of the screen in cells.
type Rect struct{ X, Y, W, H int }

// Contains reports whether the cell x, y lies in the area.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Empty reports whether the area has no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// CutLeft splits n columns off the left side, at most all.
func (r Rect) CutLeft(n int) (left, rest Rect) {
	n = max(0, min(n, r.W))
	return Rect{r.X, r.Y, n, r.H}, Rect{r.X + n, r.Y, r.W - n, r.H}
}

// CutRight splits n columns off the right side, at most all.
func (r Rect) CutRight(n int) (right, rest Rect) {
	rest, right = r.CutLeft(r.W - max(0, min(n, r.W)))
	return right, rest
}

// CutTop splits n lines off the top, at most all.
func (r Rect) CutTop(n int) (top, rest Rect) {
	n = max(0, min(n, r.H))
	return Rect{r.X, r.Y, r.W, n}, Rect{r.X, r.Y + n, r.W, r.H - n}
}

// CutBottom splits n lines off the bottom, at most all.
func (r Rect) CutBottom(n int) (bottom, rest Rect) {
	rest, bottom = r.CutTop(r.H - max(0, min(n, r.H)))
	return bottom, rest
}

// Centre returns an area of at most w×h cells in the middle of r.
func (r Rect) Centre(w, h int) Rect {
	w, h = max(0, min(w, r.W)), max(0, min(h, r.H))
	return Rect{r.X + (r.W-w)/2, r.Y + (r.H-h)/2, w, h}
}
