package seihon.app.why;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// A company's documents and its book of four months: 60 cases a month that go on, wait, come back,
/// skip a stage, are won and lost, some without an amount.
final class SalesFolder {

    static final String MODEL = "sales";
    static final String MAPPING = "book";

    private static final String MAPPING_TEXT =
            """
            kind: mapping
            id: book
            title: {ja: 台帳}
            source: book
            format: csv
            csv: {encoding: utf-8, delimiter: ",", header: true}
            zone: Asia/Tokyo
            row_id: [no]
            row_seq: no
            facts:
              - kind: activity
                subject: {type: case, id: case}
                at: {column: time, format: "yyyy-MM-dd HH:mm"}
                dims: {channel: channel, size: size}
                amount: {column: amount, unit: JPY}
                data: {name: event}
            """;

    private static final String MODEL_TEXT =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談}
            zone: Asia/Tokyo
            subject: case
            sources: [book]
            unit: JPY
            dims: {channel: first, size: last}
            opportunity: OPP
            touch:
              hot: [{on: activity, when: "fact.data.name == '資料請求'"}]
              contact: [{on: activity, when: "fact.data.name == '話せた'"}]
            stages:
              - {id: MQL, title: {ja: 見込み客}, rank: 1, department: marketing, max_age_days: 30, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: SQL, title: {ja: 有効}, rank: 2, department: inside-sales, enter: [{on: activity, when: "fact.data.name == 'SQL'"}]}
              - {id: OPP, title: {ja: 商談中}, rank: 3, department: field-sales, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, title: {ja: 受注}, kind: won, rank: 4, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
              - {id: LOST, title: {ja: 失注}, kind: lost, enter: [{on: activity, when: "fact.data.name == 'LOST'"}]}
              - {id: NURTURE, title: {ja: 育成}, kind: recycle, department: marketing, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
            """;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int CASES_A_MONTH = 60;

    private final StringBuilder rows =
            new StringBuilder("no,case,time,event,amount,channel,size\n");
    private int number;

    private SalesFolder() {}

    /// Writes both into `folder`; answers the book's file.
    static Path writtenTo(Path folder) throws IOException {
        var connectors = Files.createDirectories(folder.resolve("Stock/connectors"));
        var revenue = Files.createDirectories(folder.resolve("Stock/revenue"));
        Files.writeString(connectors.resolve("book.yaml"), MAPPING_TEXT);
        Files.writeString(revenue.resolve("sales.yaml"), MODEL_TEXT);
        var book = new SalesFolder();
        for (var month = 7; month <= 10; month++) {
            for (var i = 0; i < CASES_A_MONTH; i++) {
                book.live(month, i);
            }
        }
        return Files.writeString(folder.resolve("book.csv"), book.rows);
    }

    private void live(int month, int i) {
        var began = LocalDate.of(2026, month, 1 + i % 20).atTime(10, 0);
        var name = "C" + month + "-" + i;
        var channel = i % 2 == 0 ? "展示会" : "検索";
        var size = i % 3 == 0 ? "" : "中堅";
        add(name, began, "MQL", "," + channel + "," + size);
        if (i % 4 == 0) {
            add(name, began.plusHours(1), "資料請求", ",,");
        }
        if (i % 8 == 0) {
            add(name, began.plusHours(3), "話せた", ",,");
        }
        var isFast = i % 13 == 0;
        var isValid = isFast || i % 4 != 3 || month == 7;
        if (isValid && !isFast) {
            add(name, began.plusDays(3), "SQL", ",,");
        }
        if (isValid && i % 3 != 1) {
            decide(name, began, i);
        }
    }

    private void decide(String name, LocalDateTime began, int i) {
        add(name, began.plusDays(6), "OPP", (i % 10 < 3 ? "" : 100_000 * (i + 1)) + ",,");
        switch (i % 5) {
            case 0, 1 -> add(name, began.plusDays(9), "WON", ",,");
            case 2 -> add(name, began.plusDays(10), "LOST", ",,");
            case 3 -> {
                add(name, began.plusDays(11), "NURTURE", ",,");
                if (i % 2 == 0) {
                    add(name, began.plusDays(20), "SQL", ",,大手");
                }
            }
            default -> add(name, began.plusDays(8), "話せた", 150_000 * (i + 1) + ",,");
        }
    }

    private void add(String name, LocalDateTime at, String event, String rest) {
        number++;
        rows.append(number).append(',').append(name).append(',').append(TIME.format(at));
        rows.append(',').append(event).append(',').append(rest).append('\n');
    }
}
