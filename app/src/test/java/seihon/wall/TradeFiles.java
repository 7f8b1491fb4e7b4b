package seihon.wall;

import java.util.List;

/// What a company of the wall trades by: a mapping, a stage model and a reference, and rows of a
/// quarter with a case in every stage. One row cannot be read.
final class TradeFiles {

    /// The example company's rows are read by its own lead book.
    private static final int EXAMPLE = 1;

    private TradeFiles() {}

    static String mapping(String id, int number) {
        return """
        kind: mapping
        id: %1$s
        title: {ja: %2$s 見込み客}
        source: %1$s
        format: csv
        csv: {encoding: utf-8, delimiter: ",", header: true}
        row_id: [id]
        facts:
          - kind: lead.captured
            when: "row.step == 'lead'"
            subject: {type: case, id: deal}
            at: {column: at, format: yyyy-MM-dd}
            dims: {channel: name}
            data: {name: name}
          - kind: deal.moved
            when: "row.step == 'meeting'"
            subject: {type: case, id: deal}
            at: {column: at, format: yyyy-MM-dd}
            amount: {column: amount, unit: JPY}
          - kind: deal.won
            when: "row.step == 'won'"
            subject: {type: case, id: deal}
            at: {column: at, format: yyyy-MM-dd}
            amount: {column: amount, unit: JPY}
          - kind: deal.lost
            when: "row.step == 'lost'"
            subject: {type: case, id: deal}
            at: {column: at, format: yyyy-MM-dd}
        """
                .formatted(id, FirmFiles.mark(number));
    }

    static String model(int number) {
        return """
        kind: stage-model
        id: sales-%1$d
        title: {ja: %2$s 新規}
        zone: Asia/Tokyo
        subject: case
        sources: [leads-%1$d]
        unit: JPY
        dims: {channel: first}
        touch: {hot: [{on: lead.captured}], contact: [{on: deal.moved}]}
        stages:
          - {id: LEAD, rank: 1, max_age_days: 30, enter: [{on: lead.captured}]}
          - {id: MEETING, rank: 2, max_age_days: 30, enter: [{on: deal.moved}]}
          - {id: WON, kind: won, rank: 9, enter: [{on: deal.won}]}
          - {id: LOST, kind: lost, enter: [{on: deal.lost}]}
        """
                .formatted(number, FirmFiles.mark(number));
    }

    static String goods(int number) {
        return """
        kind: reference
        id: goods-%d
        title: {ja: %s 商品}
        key: id
        columns: {id: text, name: text}
        """
                .formatted(number, FirmFiles.mark(number));
    }

    /// Cases are called by the number of their company.
    static String rows(int number) {
        if (number == EXAMPLE) {
            return String.join("\n", EXAMPLE_ROWS) + "\n";
        }
        return """
        id,deal,at,name,step,amount
        1-%1$d,A-%1$d,2026-08-03,%2$s show,lead,
        2-%1$d,B-%1$d,2026-08-05,%2$s web,lead,
        3-%1$d,A-%1$d,2026-08-20,%2$s show,meeting,300000
        4-%1$d,A-%1$d,2026-09-10,%2$s show,won,320000
        5-%1$d,B-%1$d,2026-09-12,%2$s web,lost,
        6-%1$d,C-%1$d,2026-09-15,%2$s show,lead,
        7-%1$d,C-%1$d,2026-10-01,%2$s show,meeting,500000
        8-%1$d,D-%1$d,2026-10-02,%2$s web,lead,
        9-%1$d,E-%1$d,someday,%2$s web,lead,
        """
                .formatted(number, FirmFiles.mark(number));
    }

    private static final List<String> EXAMPLE_ROWS =
            List.of(
                    "受付番号,案件番号,受付日時,経路,施策,業種,商品,会社名,資料請求",
                    "1,A-1,2026/09/03 10:00,展示会,秋の展示会,製造,見守り,霞工業,はい",
                    "2,B-1,2026/10/05 11:30,紹介,,卸,見守り,雲商事,いいえ",
                    "3,C-1,いつか,紹介,,卸,見守り,風商事,いいえ");
}
