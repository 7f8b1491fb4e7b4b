package seihon.revenue.funnel;

/// A small company's book: requests and calls, ways back with their reasons, a case that won before
/// it was known, an opportunity that nobody will win any more.
public final class SalesBook {

    /// Rows of what happened to cases, with what they were worth and why.
    public static final String MAPPING =
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
                dims: {channel: channel, campaign: campaign}
                amount: {column: amount, unit: JPY}
                data: {name: event, reason: reason}
            """;

    static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談}
            zone: Asia/Tokyo
            subject: case
            sources: [book]
            unit: JPY
            dims: {channel: first, campaign: first}
            opportunity: OPP
            touch:
              hot: [{on: activity, when: "fact.data.name == '資料請求'"}]
              contact: [{on: activity, when: "fact.data.name == '話せた'"}]
            stages:
              - {id: MQL, rank: 1, department: marketing, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: SQL, rank: 2, department: inside-sales, enter: [{on: activity, when: "fact.data.name == 'SQL'"}]}
              - {id: OPP, rank: 3, department: field-sales, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, kind: won, rank: 4, department: field-sales, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
              - {id: LOST, kind: lost, enter: [{on: activity, when: "fact.data.name == 'LOST'"}]}
              - {id: NURTURE, kind: recycle, department: marketing, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
            """;

    static final String ROWS =
            """
            no,case,time,event,amount,channel,campaign,reason
            1,A6,2025-11-20 10:00,MQL,,紹介,,
            2,A6,2025-12-01 10:00,OPP,900000,,,
            3,A1,2026-01-05 10:00,MQL,,展示会,春,
            4,A1,2026-01-05 17:30,資料請求,,,,
            5,A1,2026-01-06 09:30,話せた,,,,
            6,A2,2026-01-06 11:00,MQL,,検索,記事,
            7,A1,2026-01-07 10:00,SQL,,,,
            8,A3,2026-01-08 11:00,MQL,,展示会,春,
            9,A3,2026-01-08 12:00,資料請求,,,,
            10,A3,2026-01-08 12:45,話せた,,,,
            11,A2,2026-01-09 17:00,資料請求,,,,
            12,A1,2026-01-13 10:00,OPP,300000,,,
            13,A3,2026-01-14 10:00,OPP,500000,,,
            14,A2,2026-01-15 10:00,NURTURE,,,,時期が先
            15,A1,2026-01-20 10:00,WON,300000,,,
            16,A3,2026-01-21 10:00,NURTURE,,,,予算がない
            17,A4,2026-02-02 10:00,WON,200000,,,
            18,A3,2026-02-03 10:00,SQL,,,,
            19,A4,2026-02-05 10:00,MQL,,検索,記事,
            20,A5,2026-02-06 10:00,MQL,,紹介,,
            21,A5,2026-02-09 10:00,OPP,400000,,,
            """;

    private SalesBook() {}
}
