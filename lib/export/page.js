(() => {
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const status = document.querySelector(".status");
const articles = all("article");
let chosen = null;

/* Layers on and off. */
const layers = document.querySelector("fieldset");
layers.hidden = false;
layers.addEventListener("change", event => {
	const box = event.target;
	document.body.classList.toggle(box.value === "numbers" ? "numbers" : "no-" + box.value,
		box.value === "numbers" ? box.checked : !box.checked);
});

/* A list of the articles, where there are several. */
if (articles.length > 1) {
	const nav = document.querySelector("nav"), list = document.createElement("ol");
	for (const article of articles) {
		const item = list.appendChild(document.createElement("li"));
		const link = item.appendChild(document.createElement("a"));
		link.href = "#" + article.id;
		link.textContent = article.querySelector("h2").textContent || "Untitled";
	}
	nav.append(list);
	nav.hidden = false;
}

/* Only what holds words of the chosen speaker is shown; the rest of such a sentence stays around them, without
   what others say in it. */
function filter(article, who) {
	const on = who === null ? [] : all(`q[data-who="${who}"]`, article);
	for (const gap of all(".gap", article))
		gap.remove();
	article.classList.toggle("filtered", chosen !== null);
	for (const quote of all("q", article)) {
		const mine = on.includes(quote);
		quote.classList.toggle("on", mine);
		quote.hidden = chosen !== null && !mine && !on.some(q => quote.contains(q) || q.contains(quote));
	}
	const words = new Set();
	for (let node of on)
		for (; node !== article; node = node.parentElement)
			words.add(node);
	for (const part of all(".text p, .text .s, .text figure", article))
		part.hidden = chosen !== null && !words.has(part);
	for (const quote of all("q[hidden]", article)) {
		if (quote.closest("p[hidden], .s[hidden]"))
			continue;
		const gap = document.createElement("span");
		gap.className = "gap";
		gap.textContent = "[…]";
		quote.before(gap);
	}
	return on.filter(q => !q.classList.contains("again")).length;
}

/* Names are one over all articles of the page. */
function choose(name) {
	let quotes = 0;
	chosen = name;
	for (const article of articles) {
		let who = null;
		for (const button of all(".speakers button", article)) {
			const mine = name !== null && button.querySelector(".name").textContent === name;
			button.setAttribute("aria-pressed", mine);
			if (mine)
				who = button.dataset.who;
		}
		quotes += filter(article, who);
		article.hidden = name !== null && who === null;
	}
	status.replaceChildren();
	if (name === null)
		return;
	const label = document.createElement("span"), clear = document.createElement("button");
	label.textContent = `${name}: ${quotes} ${quotes === 1 ? "quotation" : "quotations"}`;
	clear.type = "button";
	clear.textContent = "Show everything";
	clear.addEventListener("click", () => {
		const pressed = document.querySelector("[aria-pressed=true]");
		choose(null);
		if (pressed)
			pressed.focus();
	});
	status.append(label, clear);
}

document.addEventListener("click", event => {
	const button = event.target.closest(".speakers button");
	if (button) {
		const name = button.querySelector(".name").textContent;
		const article = button.closest("article");
		choose(name === chosen ? null : name);
		if (article.getBoundingClientRect().top < 0)
			article.querySelector(".columns").scrollIntoView();
	} else if (chosen !== null && event.target.closest(".summary a, .when a")) {
		choose(null); /* where it leads to may be hidden */
	}
});
document.addEventListener("keydown", event => {
	if (event.key === "Escape" && chosen !== null)
		choose(null);
});
})();
